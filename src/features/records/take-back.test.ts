import { expect, it } from 'vitest'
import { householdContext, householdForm } from '#renderer/testing/household-form.ts'
import { rowId } from '#renderer/testing/render-form.tsx'
import { buildPulledRecord, buildSession, T0, testUnit } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import type { OpenRecord } from './load-record.ts'
import { mayTakeBack, takeBack } from './take-back.ts'

const form = householdForm()
const member = (n: number, label: string) => ({ _row: rowId(n), label })
const path = `/members/@${rowId(1)}/label`
const record = buildPulledRecord(1, { formRef: form.ref, revision: 3, values: { members: [member(1, 'Lan'), member(2, 'Mai')] } })
const open: OpenRecord = { form, context: householdContext(), record, message: null, hasDraft: false, pending: null, mayWithdraw: false }
const session = buildSession({ grants: [{ role: 'clerk', unitId: testUnit, formKey: '*' }] })

it('writes the earlier value into a draft that builds on the revision that was read', async () => {
  const vault = await buildDevice().openTab()
  valueOf(await takeBack(vault, open, path, 'Hoa', T0))
  const draft = valueOf(await vault.draft(record.recordId))
  expect(draft?.base).toMatchObject({ kind: 'revision', revision: 3, values: record.values })
  expect(draft?.values).toEqual({ members: [member(1, 'Hoa'), member(2, 'Mai')] })
})

it('keeps what was already typed in a draft, and takes the place of a text there that could not be read', async () => {
  const vault = await buildDevice().openTab()
  valueOf(await takeBack(vault, open, `/members/@${rowId(2)}/label`, 'Huệ', T0))
  const draft = valueOf(await vault.draft(record.recordId))
  if (draft === null) throw new Error('the draft is there')
  valueOf(await vault.saveDraft({ ...draft, raw: { [path]: 'không đọc được' } }))
  valueOf(await takeBack(vault, open, path, undefined, T0))
  const after = valueOf(await vault.draft(record.recordId))
  expect(after?.values).toEqual({ members: [{ _row: rowId(1) }, member(2, 'Huệ')] })
  expect(after?.raw).toEqual({})
})

it('is offered to who may edit, where the place is still there and says something else', () => {
  expect(mayTakeBack(session, open, path, 'Hoa')).toBe(true)
  expect(mayTakeBack(session, open, path, 'Lan')).toBe(false)
  expect(mayTakeBack(session, open, `/members/@${rowId(9)}/label`, 'Hoa')).toBe(false)
  expect(mayTakeBack(session, open, '/members/#order', [rowId(1)])).toBe(false)
  expect(mayTakeBack(session, open, '/no-such-field', 'Hoa')).toBe(false)
  expect(mayTakeBack(buildSession({ grants: [] }), open, path, 'Hoa')).toBe(false)
  expect(mayTakeBack(session, { ...open, record: { ...record, state: { kind: 'withdrawn' } } }, path, 'Hoa')).toBe(false)
})
