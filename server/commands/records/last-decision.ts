import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Tx } from '../../db/transaction.ts'

/** The last time a reviewer or data owner approved (or locked) or returned the record: what they had before them then. */
export const lastDecision = (tx: Tx, unitId: UnitId, recordId: RecordId) =>
  tx
    .selectFrom('reviews')
    .select(['revision', 'decision', 'comments'])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .where('decision', 'in', ['approve', 'return'])
    // A decision is on the newest revision of its time, so revisions are in the order of decisions.
    .orderBy('revision', 'desc')
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst()
