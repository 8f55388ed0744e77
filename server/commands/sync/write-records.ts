import { sql } from 'kysely'
import type { RecordId } from '#core/lib/ids.ts'
import { fold, sortKey } from '#core/lib/vietnamese.ts'
import { manyRows } from '../../db/many-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import type { StoredRecord } from './batch-state.ts'
import type { LockedScope } from './lock-scope.ts'
import { readersColumn } from './named-readers.ts'
import type { ReadyValues } from './ready-values.ts'

type Ready = Extract<ReadyValues, { kind: 'ready' }>

const searchText = (title: string, receipt: string, fields: Readonly<Record<string, string>>): string =>
  fold([title, receipt, ...Object.values(fields)].join(' ')).slice(0, 4000)

const rowOf = (scope: LockedScope, record: StoredRecord, seq: number, ready: Ready | undefined) => ({
  unit_id: scope.unitId,
  record_id: record.recordId,
  form_key: scope.formKey,
  form_version: record.formVersion,
  form_hash: record.formHash,
  revision: record.revision,
  state: record.state.kind,
  level: 'level' in record.state ? record.state.level : null,
  data: JSON.stringify(record.values),
  list_versions: JSON.stringify(record.listVersions),
  title: record.title.slice(0, 1000),
  sort_key: sortKey(record.title).slice(0, 1000),
  search_text: ready ? searchText(record.title, record.receipt, ready.fields) : '',
  receipt: record.receipt,
  author_id: record.authorId,
  holder_id: record.holderId,
  seq,
  created_at: record.createdAt,
  changed_at: record.changedAt,
  comments: JSON.stringify(record.comments),
  conflicts: JSON.stringify(record.conflicts),
  period: record.period,
  readers: readersColumn(record.readers),
  awaiting_files: [...record.awaitingFiles],
})

const replaced = [
  'form_version',
  'form_hash',
  'revision',
  'state',
  'level',
  'data',
  'list_versions',
  'title',
  'sort_key',
  'receipt',
  'author_id',
  'holder_id',
  'seq',
  'changed_at',
  'comments',
  'conflicts',
  'period',
  'readers',
  'awaiting_files',
] as const

/**
 * The records as they stand after the batch, one statement; each takes the next place in the scope's feed.
 * @param ready the newly validated values of those whose fields changed
 * @returns the scope's counter after it
 */
export async function writeRecords(
  tx: Tx,
  scope: LockedScope,
  records: readonly StoredRecord[],
  ready: ReadonlyMap<RecordId, Ready>,
): Promise<number> {
  if (records.length === 0) return scope.counter
  const { columns, expression } = manyRows(
    'records',
    records.map((record, i) => rowOf(scope, record, scope.counter + i + 1, ready.get(record.recordId))),
    ['data', 'list_versions', 'comments', 'conflicts'],
  )
  await tx
    .insertInto('records')
    .columns(columns)
    .expression(expression)
    .onConflict((oc) =>
      oc.columns(['unit_id', 'record_id']).doUpdateSet((eb) => ({
        ...Object.fromEntries(replaced.map((column) => [column, eb.ref(`excluded.${column}`)])),
        // Empty when only the state changed: the text stays, and a receipt given by now comes to it.
        search_text: sql<string>`case when excluded.search_text <> '' then excluded.search_text
          when records.receipt = excluded.receipt then records.search_text
          else lower(excluded.receipt) || ' ' || records.search_text end`,
      })),
    )
    .execute()
  await writeSideTables(tx, scope, records, ready)
  return scope.counter + records.length
}

/** The searchable fields and identity keys of what changed; a record that ended frees its keys. */
async function writeSideTables(
  tx: Tx,
  scope: LockedScope,
  records: readonly StoredRecord[],
  ready: ReadonlyMap<RecordId, Ready>,
): Promise<void> {
  const isEnded = (record: StoredRecord): boolean => record.state.kind === 'withdrawn' || record.state.kind === 'cancelled'
  const changed = records.filter((record) => record.revision > 1 && ready.has(record.recordId)).map((record) => record.recordId)
  if (changed.length > 0)
    await tx.deleteFrom('record_fields').where('unit_id', '=', scope.unitId).where('record_id', 'in', changed).execute()
  const stale = records
    .filter((record) => isEnded(record) || (record.revision > 1 && ready.has(record.recordId)))
    .map((record) => record.recordId)
  if (stale.length > 0) {
    await tx.deleteFrom('record_keys').where('unit_id', '=', scope.unitId).where('record_id', 'in', stale).execute()
    await tx.deleteFrom('identity_keys').where('unit_id', '=', scope.unitId).where('record_id', 'in', stale).execute()
  }
  const fresh = records.flatMap((record) => {
    const values = ready.get(record.recordId)
    // Ids have no commas.
    return values && !isEnded(record) ? [{ record_id: record.recordId, readers: record.readers?.join(',') ?? null, values }] : []
  })
  const fields = fresh.flatMap(({ record_id, readers, values }) =>
    Object.entries(values.fields).map(([path, value]) => ({
      record_id,
      readers,
      path,
      // Whole characters: half of one is no JSON.
      value: value.slice(0, 2000).toWellFormed(),
      folded: fold(value).slice(0, 2000).toWellFormed(),
    })),
  )
  const keys = fresh.flatMap(({ record_id, readers, values }) =>
    values.keys.map((key) => ({ record_id, readers, key_no: key.keyNo, key_hmac: key.hmac.toString('hex') })),
  )
  // As one JSON parameter each: thousands of rows as single parameters took longer than everything else of a batch.
  if (fields.length > 0) {
    await sql`insert into record_fields (unit_id, record_id, form_key, path, value, folded, readers)
      select ${scope.unitId}::uuid, f.record_id, ${scope.formKey}, f.path, f.value, f.folded, string_to_array(f.readers, ',')::uuid[]
      from json_to_recordset(${JSON.stringify(fields)}::json) as f (record_id uuid, readers text, path text, value text, folded text)`.execute(
      tx,
    )
  }
  if (keys.length === 0) return
  const rows = sql`json_to_recordset(${JSON.stringify(keys)}::json) as k (record_id uuid, readers text, key_no integer, key_hmac text)`
  await sql`insert into record_keys (unit_id, record_id, form_key, key_no, key_hmac, readers)
    select ${scope.unitId}::uuid, k.record_id, ${scope.formKey}, k.key_no, decode(k.key_hmac, 'hex'), string_to_array(k.readers, ',')::uuid[]
    from ${rows}`.execute(tx)
  // That somebody is known in a unit is told to everybody who enters the same person; nothing else is.
  await sql`insert into identity_keys (unit_id, record_id, form_key, key_no, key_hmac)
    select ${scope.unitId}::uuid, k.record_id, ${scope.formKey}, k.key_no, decode(k.key_hmac, 'hex') from ${rows}`.execute(tx)
}
