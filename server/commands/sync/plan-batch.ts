import { isTestKey } from '#core/form/test-key.ts'
import { must } from '#core/lib/assert.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import { parseFormRef } from '../catalogue/parse-form-ref.ts'
import { dayIssue } from './admit-operation.ts'
import type { BatchState } from './batch-state.ts'
import { operationHash } from './operation-hash.ts'
import { closed, denied, quarantined, replayOf, statusOf } from './outcomes.ts'
import { planChange } from './plan-change.ts'
import { planCreate } from './plan-create.ts'
import { planWithdraw } from './plan-withdraw.ts'
import { startRun, type Counters, type PlanContext, type PlanRun } from './plan-run.ts'

export interface Plan {
  readonly run: PlanRun
  /** In the order of the operations. */
  readonly outcomes: readonly PushOutcome[]
}

/**
 * What becomes of the operations, in the order sent; those that waited for one of them follow. Reads nothing, writes nothing:
 * rehearsed before the transaction on a snapshot (which validates), and run inside it on the locked rows.
 */
export function planBatch(context: PlanContext, state: BatchState, counters: Counters, operations: readonly Operation[]): Plan {
  const run = startRun(context, state, counters)
  const first = operations.map((operation) => planOnce(run, operation))
  return { run, outcomes: settleAll(run, operations, first) }
}

/** Operations validated at a stretch: some ten milliseconds. */
const STRETCH = 20

/**
 * The same for what it validates alone, as nothing waits for it yet: other requests are served in between, or a large batch would keep
 * everybody for a second.
 * @param breathe resolves when they have been
 */
export async function rehearse(
  context: PlanContext,
  state: BatchState,
  counters: Counters,
  operations: readonly Operation[],
  breathe: () => Promise<unknown>,
): Promise<void> {
  const run = startRun(context, state, counters)
  const first: PushOutcome[] = []
  for (const operation of operations) {
    if (first.length > 0 && first.length % STRETCH === 0) await breathe()
    first.push(planOnce(run, operation))
  }
  settleAll(run, operations, first)
}

function settleAll(run: PlanRun, operations: readonly Operation[], first: readonly PushOutcome[]): readonly PushOutcome[] {
  const { context, state } = run
  const waiting = operations.filter((_, i) => first[i]?.kind === 'held')
  const sent = new Set(operations.map(({ opId }) => opId))
  const others = state.held.map((held) => held.operation).filter((held) => mayFollow(context, held) && !sent.has(held.opId))
  settleWaiting(run, [...waiting, ...others])
  return operations.map((operation, i) => {
    const outcome = must(first[i], 'an outcome per operation')
    return outcome.kind === 'held' ? (run.outcomes.get(operation.opId) ?? outcome) : outcome
  })
}

/**
 * A device sends its own: another person's waiting work is applied when that person's device sends it again, and so is what
 * began to wait after forms and lists of this batch were loaded.
 */
const mayFollow = ({ author, forms, lists }: PlanContext, held: Operation): boolean =>
  held.authorId === author.userId && forms.has(held.formRef) && lists.has(held.asOf)

/** Takes up what waits, again and again, as long as something new has landed. */
function settleWaiting(run: PlanRun, waiting: readonly Operation[]): void {
  let left = waiting
  for (;;) {
    const still = left.filter((operation) => {
      const before = operation.base.kind === 'after' ? run.outcomes.get(operation.base.opId) : undefined
      return before === undefined || before.kind === 'held' || record(run, operation, plan(run, operation)).kind === 'held'
    })
    if (still.length === left.length) return
    left = still
  }
}

function planOnce(run: PlanRun, operation: Operation): PushOutcome {
  // Nothing is left to compare with, nor anything of what was answered.
  if (run.records.get(operation.recordId)?.state.kind === 'erased') return closed('record.closed', '', { state: 'erased' })
  const twin = run.outcomes.get(operation.opId)
  const known = run.state.operations.get(operation.opId)
  const hash = operationHash(operation)
  const earlier = known?.payloadHash ?? run.operations.get(operation.opId)?.payloadHash
  if (earlier !== undefined && earlier !== hash) return quarantined('op-id-reused', [])
  const current = run.records.get(operation.recordId)
  if (twin) return replayOf(twin, current)
  if (known && known.status !== 'held') {
    const replay = replayOf(known.outcome, current)
    run.outcomes.set(operation.opId, replay)
    return replay
  }
  return record(run, operation, plan(run, operation))
}

function plan(run: PlanRun, operation: Operation): PushOutcome {
  const received = run.state.held.find((held) => held.operation.opId === operation.opId)?.receivedAt ?? run.context.now
  const unbelievable = dayIssue(operation, received.getTime())
  if (unbelievable) return unbelievable
  const published = run.context.forms.get(operation.formRef)
  const parts = parseFormRef(operation.formRef)
  if (!published || parts?.scopeKey !== run.context.scope.formKey)
    return quarantined('form-mismatch', [{ code: 'form.unknown', path: '', params: { formRef: operation.formRef } }])
  // It leaves no trace, and succeeds once the author is named (again).
  if (run.state.hidden.has(operation.recordId)) return denied('record.not-named')
  const existing = run.records.get(operation.recordId)
  // Ids are the unit's: another form's record may have it.
  if (existing && existing.formKey !== run.context.scope.formKey)
    return quarantined('form-mismatch', [{ code: 'form.other', path: '', params: { formKey: existing.formKey } }])
  if (existing?.movedTo) return { kind: 'moved', unitId: existing.movedTo }
  switch (operation.kind) {
    case 'create':
      return planCreate(run, operation, published)
    case 'change':
      return planChange(run, operation, published)
    case 'withdraw':
      return planWithdraw(run, operation)
  }
}

/**
 * What was denied can succeed once the right is given. And of a test that is over, or that the author was not named for, nothing is
 * kept: what comes late would lie there after everything else of it has gone.
 */
const leavesNoTrace = ({ context: { scope, forms } }: PlanRun, { formRef }: Operation, outcome: PushOutcome): boolean =>
  outcome.kind === 'denied' || (isTestKey(scope.formKey) && !forms.has(formRef))

/** Remembers the outcome, if it leaves a trace. */
function record(run: PlanRun, operation: Operation, outcome: PushOutcome): PushOutcome {
  run.outcomes.set(operation.opId, outcome)
  run.operations.delete(operation.opId)
  if (!leavesNoTrace(run, operation, outcome)) {
    run.operations.set(operation.opId, {
      operation,
      payloadHash: operationHash(operation),
      deviceId: must(run.context.author.deviceId, 'a session has a device'),
      status: statusOf(outcome),
      outcome,
    })
  }
  return outcome
}
