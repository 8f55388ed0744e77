import type { RecordId } from '#core/lib/ids.ts'
import type { Draft } from '#core/record/draft.ts'
import { buildDraft, buildId, T0 } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { expect, it } from 'vitest'

const before = buildDraft({ values: { name: 'An', gone: 'x' }, raw: { '/day': '31/02' } })
const moved: Draft = {
  ...before,
  formRef: before.formRef.replace('@1', '@2'),
  values: { name: 'An' },
  orphans: { '/gone': 'x' },
  before,
  changedAt: T0 + 5,
}
const move = { recordId: before.recordId, formKey: 'birth-registration', from: 1, to: 2, lost: 1, failed: 0, decided: 0 }

it('a draft moves with what is told of it, and comes back exactly as it was, also in another tab and after a reload', async () => {
  const device = buildDevice()
  const first = await device.openTab()
  valueOf(await first.saveDraft(before))
  valueOf(await first.moveDraft(moved, move))
  const second = await device.openTab()
  expect(valueOf(await second.draft(before.recordId))).toEqual(moved)
  expect(valueOf(await second.moves())).toEqual([move])
  valueOf(await second.undoMove(moved, 2))
  expect(valueOf(await (await device.openTab()).draft(before.recordId))).toEqual(before)
  expect(valueOf(await second.moves())).toEqual([])
})

it('a tab that has not seen what another one wrote moves nothing, and takes nothing back', async () => {
  const device = buildDevice()
  const [first, second] = [await device.openTab(), await device.openTab()]
  valueOf(await first.saveDraft(before))
  valueOf(await second.draft(before.recordId))
  const typed = { ...before, values: { name: 'Bình' } }
  valueOf(await second.saveDraft(typed))
  expect(await first.moveDraft(moved, move)).toMatchObject({ ok: false, error: { kind: 'changed-elsewhere' } })
  expect(valueOf(await first.moves())).toEqual([])
  expect(valueOf(await first.draft(before.recordId))).toEqual(typed)
  valueOf(await first.moveDraft(moved, move))
  expect(await second.undoMove(moved, 2)).toMatchObject({ ok: false, error: { kind: 'changed-elsewhere' } })
  expect(valueOf(await first.draft(before.recordId))).toEqual(moved)
})

it('what is told is forgotten only when the draft is gone', async () => {
  const vault = await buildDevice().openTab()
  const other = { ...move, recordId: buildId<RecordId>(99) }
  valueOf(await vault.moveDraft(moved, move))
  valueOf(await vault.moveDraft({ ...moved, recordId: other.recordId, before: { ...before, recordId: other.recordId } }, other))
  valueOf(await vault.deleteDraft(other.recordId))
  valueOf(await vault.forgetMoves([move, other]))
  expect(valueOf(await vault.moves())).toEqual([move])
})
