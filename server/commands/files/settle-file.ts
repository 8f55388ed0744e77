import { sql } from 'kysely'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { RecordId, UserId } from '#core/lib/ids.ts'
import { receiptNumber } from '#core/lib/receipt-number.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Reader } from '../../policies/reader.ts'
import { appendChanges, type ChangeEntry } from '../audit/append-changes.ts'
import { lockCounters, lockScope, type LockedScope } from '../sync/lock-scope.ts'
import { countedUnlessTest } from '../sync/test-number.ts'
import type { FileAddress } from './find-named-file.ts'
import { unitCodeOf } from './unit-code-of.ts'

export interface ArrivedFile extends FileAddress {
  readonly reader: Reader
  readonly size: number
  /** Media types that the bytes were checked against. */
  readonly types: readonly string[]
  readonly now: Date
}

export interface SettledRecord {
  readonly awaiting: readonly string[]
  /** Empty while it has none. */
  readonly receipt: string
}

/**
 * Notes that a file is here. Each record of the unit that awaited it (as far as the reader's transaction sees) awaits it no longer;
 * one that awaits nothing more gets its receipt and its next place in the feed. All in this transaction, and in the scope's chain.
 * Null, and nothing done, when the record does not want it any more: it may have been erased while the bytes were on their way.
 * @param wants asked once nobody else can change the record
 */
export async function settleFile(tx: Tx, formKey: string, file: ArrivedFile, wants: () => Promise<boolean>): Promise<SettledRecord | null> {
  const { unitId, recordId, sha256, types, size, reader, now } = file
  const today = vietnamDay(now.getTime())
  const year = Number(today.slice(0, 4))
  // The unit's counters before its scopes, these ascending: as everybody who writes.
  const counters = await lockCounters(tx, { unitId, formKey }, year)
  const others = (await waitingRecords(tx, file)).map((row) => row.form_key)
  const scopes: LockedScope[] = []
  for (const key of [...new Set([formKey, ...others])].sort()) scopes.push(await lockScope(tx, { unitId, formKey: key }))
  if (!(await wants())) return null
  await tx
    .insertInto('files')
    .values(types.map((type) => ({ unit_id: unitId, sha256, media_type: type, size, stored_by: reader.userId, stored_at: now })))
    .onConflict((oc) => oc.doNothing())
    .execute()
  await tx
    .updateTable('record_files')
    .set({ here: true })
    .where('unit_id', '=', unitId)
    .where('sha256', '=', sha256)
    .where('size', '=', size)
    .where('media_type', 'in', types)
    .execute()
  const give = async () => receiptNumber(await unitCodeOf(tx, unitId, today), year, counters.receipt())
  for (const scope of scopes) await settleScope(tx, scope, file, give)
  await counters.save(tx)
  return await tx
    .selectFrom('records')
    .select(['awaiting_files as awaiting', 'receipt'])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow()
}

/** Those that await just this file, as it is. */
const waitingRecords = (tx: Tx, { unitId, sha256, size, types }: ArrivedFile) =>
  tx
    .selectFrom('record_files as n')
    .innerJoin('records as r', (join) => join.onRef('r.unit_id', '=', 'n.unit_id').onRef('r.record_id', '=', 'n.record_id'))
    .select(['r.record_id', 'r.form_key', 'r.receipt', 'r.awaiting_files', 'r.readers'])
    .distinct()
    .where('n.unit_id', '=', unitId)
    .where('n.sha256', '=', sha256)
    .where('n.size', '=', size)
    .where('n.media_type', 'in', types)
    .where(sql<boolean>`${sha256} = any (r.awaiting_files)`)
    .orderBy('r.record_id')
    .execute()

interface Settled {
  readonly recordId: RecordId
  readonly awaiting: readonly string[]
  readonly receipt: string
  readonly readers: readonly UserId[] | null
}

async function settleScope(tx: Tx, scope: LockedScope, file: ArrivedFile, give: () => Promise<string>): Promise<void> {
  const rows = (await waitingRecords(tx, file)).filter((row) => row.form_key === scope.formKey)
  if (rows.length === 0) return
  const settled: Settled[] = []
  for (const row of rows) {
    const awaiting = row.awaiting_files.filter((hash) => hash !== file.sha256)
    const given = () => countedUnlessTest({ formKey: scope.formKey, recordId: row.record_id }, give)
    const receipt = awaiting.length === 0 && row.receipt === '' ? await given() : row.receipt
    settled.push({ recordId: row.record_id, awaiting, receipt, readers: row.readers })
  }
  let counter = scope.counter
  for (const record of settled) counter = await writeSettled(tx, scope, file.now, record, counter)
  const head = await appendChanges(
    tx,
    scope,
    settled.map((record) => entryOf(file, record)),
    file.now,
  )
  await tx
    .updateTable('scopes')
    .set({ counter, chain_number: head.number, chain_head: head.hash })
    .where('unit_id', '=', scope.unitId)
    .where('form_key', '=', scope.formKey)
    .execute()
}

/** Devices get it anew once it is complete: until then it is nobody's turn but the sender's. @returns the scope's counter */
async function writeSettled(tx: Tx, scope: LockedScope, now: Date, record: Settled, counter: number): Promise<number> {
  const isComplete = record.awaiting.length === 0
  const next = isComplete ? counter + 1 : counter
  await tx
    .updateTable('records')
    .set({
      awaiting_files: [...record.awaiting],
      ...(isComplete
        ? {
            receipt: record.receipt,
            seq: next,
            changed_at: now,
            search_text: sql<string>`case when receipt = ${record.receipt} then search_text else lower(${record.receipt}) || ' ' || search_text end`,
          }
        : {}),
    })
    .where('unit_id', '=', scope.unitId)
    .where('record_id', '=', record.recordId)
    .execute()
  return next
}

const entryOf = ({ reader, sha256, size, types }: ArrivedFile, { recordId, awaiting, receipt, readers }: Settled): ChangeEntry => ({
  recordId,
  opId: null,
  actorId: reader.userId,
  kind: 'file',
  detail: { sha256, size, type: types.join(' '), awaiting: awaiting.length, receipt },
  readers,
})
