import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { DecisionRequest, ErasureMessage } from '#core/protocol/records.ts'
import type { Selectable } from 'kysely'
import type { ErasuresTable } from '../../db/tables-records.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Refusal } from '../../http/refusal.ts'
import type { Deciding } from './decide.ts'
import type { Decided } from './write-decision.ts'

type Request = Extract<DecisionRequest['decision'], { kind: 'request-erasure' }>

const ofRecord = (tx: Tx, unitId: UnitId, recordId: RecordId) =>
  tx.selectFrom('erasures').selectAll().where('unit_id', '=', unitId).where('record_id', '=', recordId)

/** The request that waits for a second person. */
export const openErasure = (tx: Tx, unitId: UnitId, recordId: RecordId) =>
  ofRecord(tx, unitId, recordId).where('status', '=', 'requested').executeTakeFirst()

/** The newest request, whatever became of it. */
export const lastErasure = (tx: Tx, unitId: UnitId, recordId: RecordId) =>
  ofRecord(tx, unitId, recordId).orderBy('requested_at', 'desc').orderBy('op_id', 'desc').limit(1).executeTakeFirst()

/** Asks for the record to be erased by law; nothing happens to it before a second person agrees. */
export async function requestErasure(tx: Tx, deciding: Deciding, { reason, basis }: Request): Promise<Result<Decided, Refusal>> {
  const { scope, record, reader, request, now } = deciding
  await tx
    .insertInto('erasures')
    .values({
      unit_id: scope.unitId,
      op_id: request.opId,
      record_id: record.recordId,
      form_key: scope.formKey,
      reason: reason.trim(),
      basis: basis.trim(),
      status: 'requested',
      requested_by: reader.userId,
      requester_name: reader.name,
      requested_at: now,
      decision_op_id: null,
      decided_by: null,
      decider_name: null,
      decided_at: null,
    })
    .execute()
  return ok({ record, comments: [] })
}

export const erasureMessage = (row: Selectable<ErasuresTable>): ErasureMessage => ({
  opId: row.op_id,
  status: row.status,
  reason: row.reason,
  basis: row.basis,
  requesterName: row.requester_name,
  requestedAt: row.requested_at.toISOString(),
  deciderName: row.decider_name,
  decidedAt: row.decided_at?.toISOString() ?? null,
})
