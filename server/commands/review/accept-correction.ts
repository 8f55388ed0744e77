import { joinOrphans } from '#core/form/upgrade/kept-aside.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { Reason } from '#core/record/draft.ts'
import { keptReasons } from '#core/record/kept-reasons.ts'
import type { Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import type { NewRevision, StoredRecord } from '../sync/batch-state.ts'
import { warningsOf } from '../sync/outcomes.ts'
import type { ReadyValues } from '../sync/ready-values.ts'
import { namedReaders } from '../sync/named-readers.ts'
import { correctedValues } from './corrected-values.ts'
import { checkRevision } from './check-revision.ts'
import { settleCorrection, type OpenCorrection } from './corrections.ts'
import type { Deciding } from './decide.ts'
import type { Decided } from './write-decision.ts'

type Ready = Extract<ReadyValues, { kind: 'ready' }>

/**
 * The oldest request becomes a revision, by its author. The owner saw both values, so the request's are taken as they are,
 * if a push of the record with them would pass (409 `correction.invalid`).
 */
export async function acceptCorrection(
  tx: Tx,
  deciding: Deciding,
  correction: OpenCorrection | undefined,
): Promise<Result<Decided, Refusal>> {
  if (!correction) return refuse(409, 'correction.none')
  const { record, lists, scope } = deciding
  const { operation } = correction
  const wanted = await correctedValues(tx, deciding, correction)
  // A request that came between the look at the record and its lock.
  if (!wanted || !lists.has(operation.asOf)) return refuse(409, 'record.changed')
  const { form } = wanted
  const checked = await checkRevision(tx, deciding, {
    form,
    values: wanted.values,
    reasons: [...operation.reasons, ...record.reasons],
    asOf: operation.asOf,
  })
  if (!checked.ok) return err({ status: 409, code: 'correction.invalid', issues: checked.error })
  const ready = checked.value
  const reasons = keptReasons(operation.reasons, ready.reasons)
  const readers = record.readers ?? namedReaders(form, [record.authorId, operation.authorId])
  const revision = {
    ...correctedRevision(deciding, correction, form, ready, reasons),
    orphans: joinOrphans(wanted.orphans, operation.orphans ?? {}),
    readers,
  }
  await settleCorrection(tx, deciding, correction.opId, 'accepted', null)
  await tx
    .updateTable('operations')
    .set({ status: 'applied', outcome: JSON.stringify(revision.outcome), operation: null, settled_at: deciding.now })
    .where('unit_id', '=', scope.unitId)
    .where('op_id', '=', correction.opId)
    .execute()
  const corrected: StoredRecord = {
    ...record,
    revision: revision.revision,
    values: ready.values,
    title: ready.title,
    period: ready.period,
    formVersion: revision.formVersion,
    formHash: revision.formHash,
    listVersions: revision.listVersions,
    authorId: operation.authorId,
    holderId: null,
    reasons,
    readers,
  }
  return ok({ record: corrected, comments: [], revised: { revision, ready } })
}

function correctedRevision(
  { record }: Deciding,
  { operation, authorName }: OpenCorrection,
  form: CompiledForm,
  ready: Ready,
  reasons: readonly Reason[],
): NewRevision {
  const revision = record.revision + 1
  const outcome: PushOutcome = {
    kind: 'applied',
    revision,
    receipt: record.receipt,
    state: record.state,
    assigned: { ...record.assigned },
    ...warningsOf(ready),
  }
  return {
    recordId: record.recordId,
    revision,
    formVersion: form.definition.version,
    formHash: form.hash,
    opId: operation.opId,
    kind: 'correction',
    authorId: operation.authorId,
    authorName,
    changes: operation.changes,
    values: ready.values,
    listVersions: { ...record.listVersions, ...operation.listVersions },
    reasons,
    asOf: operation.asOf,
    clientTime: operation.clientTime,
    outcome,
    readers: record.readers,
    orphans: {},
  }
}
