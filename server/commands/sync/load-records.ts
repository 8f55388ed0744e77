import type { RecordId } from '#core/lib/ids.ts'
import type { Tx } from '../../db/transaction.ts'
import type { PublishedForm } from '../catalogue/form-cache.ts'
import { numberText } from '#core/form/number-pattern.ts'
import type { Scope, StoredRecord } from './batch-state.ts'
import { storedColumns, storedRecord } from './stored-record.ts'

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
  return new Map(
    rows.map((row) => {
      const own = numbers.filter((number) => number.record_id === row.record_id)
      const assigned = Object.fromEntries(
        // Rows of before have patterns that name no field.
        own.map(({ path, number, year, written }) => [path, written ?? numberText(patterns.get(path) ?? '{n}', number, year, {})]),
      )
      return [row.record_id, storedRecord(row, assigned, latest.find((revision) => revision.record_id === row.record_id)?.reasons ?? [])]
    }),
  )
}
