import type { RecordId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Scope } from '../sync/batch-state.ts'

/** The unit's live record of a period. */
export async function loadPeriod(
  tx: Tx,
  { unitId, formKey }: Scope,
  period: string,
): Promise<{ readonly recordId: RecordId; readonly receipt: string; readonly values: JsonObject | null } | undefined> {
  const row = await tx
    .selectFrom('records')
    .select(['record_id', 'receipt', 'data'])
    .where('unit_id', '=', unitId)
    .where('form_key', '=', formKey)
    .where('period', '=', period)
    .where('gone', 'is', null)
    .where('state', 'not in', ['withdrawn', 'cancelled', 'erased'])
    .executeTakeFirst()
  return row && { recordId: row.record_id, receipt: row.receipt, values: row.data }
}
