import { buildDraft, buildId, buildOperation, buildPulledRecord, T0, testScope, testUser } from '#testing/builders.ts'
import { buildDevice, valueOf, type TestDevice } from '#testing/device.ts'
import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { PullScope } from '#core/protocol/pull.ts'
import { expect, test } from 'vitest'
import { makeVaultDatabase, type SealedTable } from './vault-database.ts'
import type { SealedRow } from './vault-cipher.ts'

/** One bit of the row's ciphertext turns over, as on a failing disk. */
async function damage(device: TestDevice, table: SealedTable, id: string): Promise<void> {
  const db = makeVaultDatabase(device, testUser)
  await db.open()
  const row = (await db.table<SealedRow, string>(table).get(id)) ?? expect.fail(`${table} ${id} was stored`)
  const bytes = new Uint8Array(row.data.slice(0))
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await db.table(table).put({ ...row, data: bytes.buffer })
  db.close()
}

const applied = { kind: 'applied', revision: 1, receipt: 'r', state: { kind: 'received' }, assigned: {} } as const
const page = (from: number, to: number): PullScope => ({
  changes: Array.from({ length: to - from + 1 }, (_, i) => buildPulledRecord(from + i)),
  next: to,
  more: false,
  epoch: 'e1',
})

test('a damaged operation holds up the later ones of its record, and nothing else', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  const [before, broken, after, other] = [30, 31, 32, 33].map((n) => buildId<OpId>(n)) as [OpId, OpId, OpId, OpId] // four in, four out
  const otherRecord = buildId<RecordId>(50)
  valueOf(await vault.submit(buildOperation({ opId: before, recordId: buildId<RecordId>(51) }), 't', T0))
  valueOf(await vault.submit(buildOperation({ opId: broken }), 't', T0))
  valueOf(await vault.submit(buildOperation({ opId: after, kind: 'change', base: { kind: 'after', opId: broken } }), 't', T0))
  valueOf(await vault.submit(buildOperation({ opId: other, recordId: otherRecord }), 't', T0))
  await damage(device, 'outbox', broken)
  expect(valueOf(await vault.nextBatch(2, 1e6)).map((op) => op.opId)).toEqual([before, other])
  expect(valueOf(await vault.markSending([before, broken, other], T0)).map((op) => op.opId)).toEqual([before, other])
  valueOf(
    await vault.settle(
      [before, other].map((opId) => ({ opId, outcome: applied })),
      T0,
    ),
  )
  expect(valueOf(await vault.outbox()).map((entry) => entry.operation.opId)).toEqual([after])
  // Nor does the later one go for having run out of time once.
  expect(valueOf(await vault.nextBatch(9, 1e6, new Set([after])))).toEqual([])
  expect(valueOf(await vault.unsentCount())).toBe(2)
  expect(valueOf(await vault.damaged())).toEqual([
    { table: 'outbox', id: broken, recordId: buildOperation().recordId, formKey: 'birth-registration', at: T0 },
  ])
})

test('an operation damaged while it was being sent stays, and the answers of the others count', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  const [broken, other] = [buildId<OpId>(30), buildId<OpId>(31)]
  valueOf(await vault.submit(buildOperation({ opId: broken }), 't', T0))
  valueOf(await vault.submit(buildOperation({ opId: other, recordId: buildId<RecordId>(50) }), 't', T0))
  valueOf(await vault.markSending([broken, other], T0))
  await damage(device, 'outbox', broken)
  valueOf(
    await vault.settle(
      [broken, other].map((opId) => ({ opId, outcome: applied })),
      T0,
    ),
  )
  expect(valueOf(await vault.sent()).map((entry) => entry.opId)).toEqual([other])
  expect(valueOf(await vault.damaged())).toMatchObject([{ id: broken }])
})

test('an operation is not taken back together with a later one that does not open: that one would be lost', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  const [first, broken] = [buildId<OpId>(30), buildId<OpId>(31)]
  valueOf(await vault.submit(buildOperation({ opId: first }), 't', T0))
  valueOf(await vault.submit(buildOperation({ opId: broken, kind: 'change', base: { kind: 'after', opId: first } }), 't', T0))
  await damage(device, 'outbox', broken)
  expect(await vault.reopen(first, buildDraft())).toMatchObject({ ok: false, error: { kind: 'damaged', id: broken } })
  expect(valueOf(await vault.unsentCount())).toBe(2)
})

test('a damaged draft is named, the others are listed; proofs and log as well', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  const [broken, whole] = [buildId<RecordId>(11), buildId<RecordId>(12)]
  for (const recordId of [broken, whole]) valueOf(await vault.saveDraft(buildDraft({ recordId })))
  for (const at of [1, 2]) valueOf(await vault.log({ at, kind: 'push', detail: 'x' }))
  for (const n of [30, 31]) {
    const opId = buildId<OpId>(n)
    valueOf(await vault.submit(buildOperation({ opId, recordId: buildId<RecordId>(20 + n) }), 't', T0))
    valueOf(await vault.settle([{ opId, outcome: applied }], T0))
  }
  await damage(device, 'drafts', broken)
  await damage(device, 'sent', buildId<OpId>(30))
  expect(valueOf(await vault.drafts()).map((draft) => draft.recordId)).toEqual([whole])
  expect(valueOf(await vault.damaged())).toMatchObject([{ table: 'drafts', recordId: broken }])
  expect(valueOf(await vault.sent())).toHaveLength(1)
  expect(valueOf(await vault.syncLog())).toHaveLength(2)
})

test.each(['index', 'pages'] as const)(
  'damage in %s of pulled records is mended by pulling the scope from the beginning',
  async (table) => {
    const device = buildDevice()
    const before = await device.openTab()
    valueOf(await before.applyPull(testScope, page(1, 450)))
    before.close()
    await damage(device, table, `${testScope}#1`)
    const vault = await device.openTab()
    expect(valueOf(await vault.record(buildPulledRecord(1).recordId))?.seq).toBe(1)
    expect(valueOf(await vault.record(buildPulledRecord(250).recordId))).toBeNull()
    expect(valueOf(await vault.findRecords({ text: '' }, 500))).toHaveLength(250)
    expect(valueOf(await vault.cursors())).toEqual({ [testScope]: { seq: 0, epoch: 'e1' } })
    // A page asked for before the damage was found would leave a gap.
    valueOf(await vault.applyPull(testScope, page(451, 452), undefined, { seq: 450, epoch: 'e1' }))
    expect(valueOf(await vault.cursors())[testScope]?.seq).toBe(0)
    valueOf(await vault.applyPull(testScope, page(1, 452), undefined, { seq: 0, epoch: 'e1' }))
    expect(valueOf(await vault.findRecords({ text: '' }, 500))).toHaveLength(452)
    expect(valueOf(await vault.record(buildPulledRecord(250).recordId))?.seq).toBe(250)
  },
)

test('a page of records found damaged by a pull does not stop it', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  valueOf(await vault.applyPull(testScope, page(1, 3)))
  await damage(device, 'pages', `${testScope}#0`)
  valueOf(await vault.applyPull(testScope, page(4, 4), undefined, { seq: 3, epoch: 'e1' }))
  expect(valueOf(await vault.cursors())[testScope]?.seq).toBe(0)
  valueOf(await vault.applyPull(testScope, page(1, 4), undefined, { seq: 0, epoch: 'e1' }))
  expect(valueOf(await vault.findRecords({ text: '' }, 9))).toHaveLength(4)
})

test('a damaged version kept aside is pulled again, and never stops the answer to an operation', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  const { recordId } = buildPulledRecord(1)
  valueOf(await vault.applyPull(testScope, page(1, 2)))
  const op = buildOperation({ recordId, kind: 'change', base: { kind: 'revision', revision: 1 } })
  valueOf(await vault.submit(op, 't', T0))
  const newer: PullScope = { ...page(3, 3), changes: [buildPulledRecord(1, { seq: 3, revision: 2 })] }
  valueOf(await vault.applyPull(testScope, newer))
  await damage(device, 'aside', recordId)
  valueOf(await vault.settle([{ opId: op.opId, outcome: applied }], T0))
  expect(valueOf(await vault.latest(recordId))?.revision).toBe(1)
  expect(valueOf(await vault.cursors())).toEqual({ [testScope]: { seq: 0, epoch: 'e1' } })
})
