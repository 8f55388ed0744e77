import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { filesNamed } from '#core/record/files-named.ts'
import type { Tx } from '../../db/transaction.ts'
import type { PublishedForm } from '../catalogue/form-cache.ts'
import { numberText } from '#core/form/number-pattern.ts'
import type { Scope, StoredRecord } from './batch-state.ts'
import { storedColumns, storedRecord, type StoredRow } from './stored-record.ts'

/** Records of a unit by id, with the numbers that the server gave them. Another form's record under that id is there too: ids are the unit's. */
export async function loadRecords(
  tx: Tx,
  { unitId }: Scope,
  recordIds: readonly RecordId[],
  forms: Iterable<PublishedForm>,
): Promise<Map<RecordId, StoredRecord>> {
  if (recordIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('records')
    .select(storedColumns)
    .where('unit_id', '=', unitId)
    .where('record_id', 'in', recordIds)
    .execute()
  const numbers = await tx
    .selectFrom('assigned_numbers')
    .select(['record_id', 'path', 'number', 'year', 'written'])
    .where('unit_id', '=', unitId)
    .where('record_id', 'in', recordIds)
    .execute()
  const latest = await tx
    .selectFrom('revisions as v')
    .innerJoin('records as r', (join) =>
      join.onRef('r.unit_id', '=', 'v.unit_id').onRef('r.record_id', '=', 'v.record_id').onRef('r.revision', '=', 'v.revision'),
    )
    .select(['v.record_id', 'v.reasons'])
    .where('v.unit_id', '=', unitId)
    .where('v.record_id', 'in', recordIds)
    .execute()
  const patterns = new Map(
    [...forms].flatMap(({ form }) =>
      form.nodes.filter((node) => node.type === 'assigned-number').map((node) => [node.path, node.settings.pattern ?? '{n}'] as const),
    ),
  )
  const aside = await loadAsideFiles(tx, unitId, rows)
  return new Map(
    rows.map((row) => {
      const own = numbers.filter((number) => number.record_id === row.record_id)
      const assigned = Object.fromEntries(
        // Rows of before have patterns that name no field.
        own.map(({ path, number, year, written }) => [path, written ?? numberText(patterns.get(path) ?? '{n}', number, year, {})]),
      )
      const reasons = latest.find((revision) => revision.record_id === row.record_id)?.reasons ?? []
      return [row.record_id, storedRecord(row, { assigned, reasons, asideFiles: aside.get(row.record_id) ?? [] })]
    }),
  )
}

/**
 * Files that revisions of these records keep aside and that the records await. What is not awaited any more is here, or belongs to a
 * revision from before such files were asked for, when its device has long let them go: nobody waits for those anew.
 */
async function loadAsideFiles(tx: Tx, unitId: UnitId, records: readonly StoredRow[]): Promise<ReadonlyMap<RecordId, readonly FileValue[]>> {
  const waiting = new Map(records.filter((row) => row.awaiting_files.length > 0).map((row) => [row.record_id, row.awaiting_files]))
  if (waiting.size === 0) return new Map()
  const rows = await tx
    .selectFrom('revisions')
    .select(['record_id', 'orphans'])
    .where('unit_id', '=', unitId)
    .where('record_id', 'in', [...waiting.keys()])
    .where('orphans', 'is not', null)
    .execute()
  const found = new Map<RecordId, FileValue[]>()
  for (const { record_id: recordId, orphans } of rows) {
    const awaited = filesNamed({ ...orphans }).filter(({ sha256 }) => waiting.get(recordId)?.includes(sha256))
    found.set(recordId, [...(found.get(recordId) ?? []), ...awaited])
  }
  return found
}
