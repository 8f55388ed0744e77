import { sql } from 'kysely'
import type { RecordsAtHand } from '#core/form/compiled-form.ts'
import type { RecordReference } from '#core/form/record-references.ts'
import type { Tx } from '../../db/transaction.ts'
import { keysWithin } from '../catalogue/parse-form-ref.ts'

/**
 * Values of records that others refer to: those that the actor of this transaction may see, that still stand, and are of the form named.
 * @param scopeKey of the record that refers: a test record looks into test records as well, any other never does
 */
export async function loadReferred(tx: Tx, scopeKey: string, references: readonly RecordReference[]): Promise<RecordsAtHand> {
  if (references.length === 0) return {}
  const wanted = references.flatMap(({ unitId, recordId, form }) =>
    keysWithin(scopeKey, form).map((key) => sql`(${unitId}::uuid, ${recordId}::uuid, ${key}::text)`),
  )
  const rows = await tx
    .selectFrom('records')
    .select(['record_id', 'data'])
    .where(sql<boolean>`(unit_id, record_id, form_key) in (${sql.join(wanted)})`)
    .where('gone', 'is', null)
    .where('state', 'not in', ['withdrawn', 'cancelled', 'erased'])
    .execute()
  return Object.fromEntries(rows.flatMap((row) => (row.data === null ? [] : [[row.record_id, row.data]])))
}
