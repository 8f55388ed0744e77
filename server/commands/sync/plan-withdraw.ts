import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import { WITHDRAWAL_REASON } from '#core/record/make-operation.ts'
import { nextState } from '#core/record/record-state.ts'
import { hasRegister } from '#core/form/register-fields.ts'
import type { StoredRecord } from './batch-state.ts'
import { findBase } from './find-base.ts'
import { closed, denied, invalid } from './outcomes.ts'
import { revisionOf } from './plan-create.ts'
import { putRecord, type PlanRun } from './plan-run.ts'

/** Taken back by who entered or took it over, before approval. Newer changes by others do not stand in the way: they stay in the history. */
export function planWithdraw(run: PlanRun, operation: Operation): PushOutcome {
  const record = run.records.get(operation.recordId)
  const base = findBase(run, operation, record)
  if (base.kind === 'settled') return base.outcome
  if (!record) return invalid('record.unknown')
  if ((record.holderId ?? record.authorId) !== run.context.author.userId) return denied('withdraw.not-holder')
  const state = nextState(record.state, { kind: 'withdraw' })
  if (!state.ok) return closed('withdraw.too-late', '', { state: record.state.kind })
  const reasons = operation.reasons.filter((reason) => reason.ruleId === WITHDRAWAL_REASON)
  const form = run.context.forms.get(operation.formRef)?.form
  if (form && hasRegister(form) && Object.keys(record.assigned).length > 0 && reasons.length === 0)
    return invalid('withdraw.reason-missing')
  const withdrawn: StoredRecord = {
    ...record,
    revision: record.revision + 1,
    state: state.value,
    changedAt: run.context.now,
    comments: [],
    conflicts: {},
    // Nobody waits for the files of what was taken back.
    awaitingFiles: [],
    reasons: [...record.reasons, ...reasons],
  }
  putRecord(run, withdrawn)
  if (record.period !== null && run.periods.get(record.period) === record.recordId) run.periods.delete(record.period)
  const outcome: PushOutcome = {
    kind: 'applied',
    revision: withdrawn.revision,
    receipt: record.receipt,
    state: withdrawn.state,
    assigned: { ...record.assigned },
  }
  run.revisions.push(revisionOf(run, operation, withdrawn, 'withdraw', outcome))
  return outcome
}
