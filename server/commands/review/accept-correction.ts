import type { CompiledForm } from '#core/form/compiled-form.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import type { Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { keepAssigned } from '../sync/assign-numbers.ts'
import type { NewRevision, StoredRecord } from '../sync/batch-state.ts'
import { readyValues, type ReadyValues } from '../sync/ready-values.ts'
import { settleCorrection, type OpenCorrection } from './corrections.ts'
import type { Deciding } from './decide.ts'
import type { Decided } from './write-decision.ts'

type Ready = Extract<ReadyValues, { kind: 'ready' }>

/**
 * The oldest request becomes a revision, by its author. The owner saw both values, so the request's are taken as they are,
 * if the record is still valid with them (409 `correction.invalid`).
 */
export async function acceptCorrection(
  tx: Tx,
  deciding: Deciding,
  correction: OpenCorrection | undefined,
): Promise<Result<Decided, Refusal>> {
  if (!correction) return refuse(409, 'correction.none')
  const { record, forms, lists, scope } = deciding
  const { operation } = correction
  const form = forms.get(operation.formRef)?.form
  const known = lists.get(operation.asOf)
  // A request that came between the look at the record and its lock.
  if (!form || !known) return refuse(409, 'record.changed')
  const checked = readyValues({
    form,
    values: keepAssigned(form, applyChanges(form, record.values, operation.changes), record.assigned),
    reasons: [...operation.reasons, ...record.reasons],
    context: { asOf: operation.asOf, lists: known, demo: deciding.demo, previous: null },
    scopeKey: scope.formKey,
    identitySecret: deciding.identitySecret,
  })
  if (checked.kind === 'invalid') return err({ status: 409, code: 'correction.invalid', issues: checked.issues })
  if (await periodTaken(tx, deciding, checked)) return err({ status: 409, code: 'correction.invalid', issues: [issue('period.taken')] })
  const revision = correctedRevision(deciding, correction, form, checked)
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
    values: checked.values,
    title: checked.title,
    period: checked.period,
    formVersion: revision.formVersion,
    formHash: revision.formHash,
    listVersions: revision.listVersions,
    authorId: operation.authorId,
    holderId: null,
    reasons: operation.reasons,
  }
  return ok({ record: corrected, comments: [], correction: { revision, ready: checked } })
}

async function periodTaken(tx: Tx, { scope, record }: Deciding, { period }: Ready): Promise<boolean> {
  if (period === null || period === record.period) return false
  const other = await tx
    .selectFrom('records')
    .select('record_id')
    .where('unit_id', '=', scope.unitId)
    .where('form_key', '=', scope.formKey)
    .where('period', '=', period)
    .where('gone', 'is', null)
    .where('state', 'not in', ['withdrawn', 'cancelled', 'erased'])
    .executeTakeFirst()
  return other !== undefined
}

function correctedRevision(
  { record }: Deciding,
  { operation, authorName }: OpenCorrection,
  form: CompiledForm,
  { values }: Ready,
): NewRevision {
  const revision = record.revision + 1
  const outcome: PushOutcome = {
    kind: 'applied',
    revision,
    receipt: record.receipt,
    state: record.state,
    assigned: { ...record.assigned },
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
    values,
    listVersions: { ...record.listVersions, ...operation.listVersions },
    reasons: operation.reasons,
    asOf: operation.asOf,
    clientTime: operation.clientTime,
    outcome,
  }
}
