import type { RecordId } from '#core/lib/ids.ts'
import type { Tx } from '../../db/transaction.ts'
import type { HeldOperation, Scope } from './batch-state.ts'

/** What waits in these records, oldest first. */
export async function loadHeld(tx: Tx, { unitId, formKey }: Scope, recordIds: readonly RecordId[]): Promise<HeldOperation[]> {
  if (recordIds.length === 0) return []
  const rows = await tx
    .selectFrom('operations')
    .select(['operation', 'received_at'])
    .where('unit_id', '=', unitId)
    .where('form_key', '=', formKey)
    .where('status', '=', 'held')
    .where('record_id', 'in', recordIds)
    .orderBy('received_at')
    .execute()
  return rows.flatMap((row) => (row.operation === null ? [] : [{ operation: row.operation, receivedAt: row.received_at }]))
}
