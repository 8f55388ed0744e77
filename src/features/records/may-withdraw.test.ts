import { expect, it } from 'vitest'
import { buildId, buildPulledRecord, T0, testUnit } from '#testing/builders.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { SentEntry } from '#storage/vault.ts'
import { mayWithdraw } from './may-withdraw.ts'

const record = buildPulledRecord(1, { revision: 2 })
const sent = (revision: number): SentEntry => ({
  opId: buildId<OpId>(1),
  recordId: record.recordId,
  unitId: testUnit,
  formKey: 'f',
  title: '',
  outcome: { kind: 'applied', revision, receipt: 'r', state: { kind: 'received' }, assigned: {} },
  sentAt: T0,
})

it('the server says who withdraws; offline, the sender of the newest revision does, before approval', () => {
  expect(mayWithdraw(record, { actions: ['withdraw'] }, [])).toBe(true)
  expect(mayWithdraw(record, { actions: ['change'] }, [sent(2)])).toBe(false)
  expect(mayWithdraw(record, null, [sent(2)])).toBe(true)
  expect(mayWithdraw(record, null, [sent(1)])).toBe(false)
  expect(mayWithdraw(buildPulledRecord(1, { revision: 2, state: { kind: 'approved', level: 1 } }), null, [sent(2)])).toBe(false)
})
