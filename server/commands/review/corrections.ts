import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import type { Deciding } from './decide.ts'
import { withFiles } from './with-files.ts'
import type { Decided } from './write-decision.ts'

export interface OpenCorrection {
  readonly opId: OpId
  readonly authorName: string
  /** The record's newest revision when it was asked for. */
  readonly baseRevision: number
  readonly operation: Operation
}

/** Requests that wait for the data owner, oldest first. */
export async function openCorrections(tx: Tx, unitId: UnitId, recordId: RecordId): Promise<readonly OpenCorrection[]> {
  const rows = await tx
    .selectFrom('corrections as c')
    .innerJoin('operations as o', (join) => join.onRef('o.unit_id', '=', 'c.unit_id').onRef('o.op_id', '=', 'c.op_id'))
    .select(['c.op_id', 'c.author_name', 'c.base_revision', 'o.operation'])
    .where('c.unit_id', '=', unitId)
    .where('c.record_id', '=', recordId)
    .where('c.status', '=', 'requested')
    .orderBy('c.requested_at')
    .orderBy('c.op_id')
    .execute()
  return rows.map((row) => ({
    opId: row.op_id,
    authorName: row.author_name,
    baseRevision: row.base_revision,
    operation: must(row.operation, 'an open request keeps its operation'),
  }))
}

export const settleCorrection = (
  tx: Tx,
  { scope, reader, now }: Deciding,
  opId: OpId,
  status: 'accepted' | 'refused',
  comment: string | null,
) =>
  tx
    .updateTable('corrections')
    .set({ status, decided_by: reader.userId, decided_at: now, decision_comment: comment })
    .where('unit_id', '=', scope.unitId)
    .where('op_id', '=', opId)
    .execute()

/** The request is closed; the reason goes to the clerks as a remark on the record. */
export async function refuseCorrection(
  tx: Tx,
  deciding: Deciding,
  [correction, ...others]: readonly OpenCorrection[],
  text: string,
): Promise<Result<Decided, Refusal>> {
  if (!correction) return refuse(409, 'correction.none')
  await settleCorrection(tx, deciding, correction.opId, 'refused', text)
  const comments = [{ path: '', text, author: deciding.reader.name, at: deciding.now.toISOString() }]
  const record = await withFiles(tx, deciding, { ...deciding.record, comments }, others)
  return ok({ record, comments })
}
