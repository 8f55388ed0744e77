import { must } from '#core/lib/assert.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { DeviceId, OpId } from '#core/lib/ids.ts'
import type { DeadLetterReason } from '#core/protocol/dead-letters.ts'
import type { PushOutcome, PushResult } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Reader } from '../../policies/reader.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import type { FormCache } from '../catalogue/form-cache.ts'
import { admitOperation } from './admit-operation.ts'
import { applyScope } from './apply-scope.ts'
import type { Scope } from './batch-state.ts'
import { keepLetters, openLetters, settleLetters, unkeptReason, type Rejected } from './dead-letters.ts'
import { loadHeld } from './load-held.ts'
import { quarantined } from './outcomes.ts'
import { ownReplay } from './own-replay.ts'
import type { PlanContext } from './plan-run.ts'
import { opIdOf, readOperation } from './read-operation.ts'

export interface PushDeps {
  readonly db: Db
  readonly forms: FormCache
  readonly identitySecret: Buffer
  readonly demo: boolean
  readonly clock: () => number
  /** Told of operations that failed for a reason nobody foresaw. */
  readonly onPoison: (opId: OpId, error: unknown) => void
  /** Told how many rejected operations were not even kept as dead letters, because their sender has too many. */
  readonly onLost: (count: number) => void
}

/**
 * Takes a batch of operations and answers each, in the same order. Never fails because of an operation.
 * @param operations as they came, each with an `opId`
 */
export async function pushOperations(
  deps: PushDeps,
  reader: Reader,
  deviceId: DeviceId,
  operations: readonly unknown[],
): Promise<PushResult[]> {
  const now = deps.clock()
  const outcomes = new Map<number, PushOutcome>()
  const rejected: Rejected[] = []
  const settled: OpId[] = []
  const scopes = new Map<string, { readonly scope: Scope; readonly items: [index: number, operation: Operation][] }>()
  for (const [index, raw] of operations.entries()) {
    const verdict = await admit(deps, reader, raw)
    if (verdict.kind !== 'admitted') {
      outcomes.set(index, verdict.outcome)
      const opId = must(opIdOf(raw), 'the route checks that each has an id')
      if (verdict.kind === 'refused') rejected.push({ opId, raw, reason: verdict.reason, outcome: verdict.outcome })
      continue
    }
    const key = `${verdict.scope.unitId}/${verdict.scope.formKey}`
    const group = scopes.get(key) ?? { scope: verdict.scope, items: [] }
    scopes.set(key, group)
    group.items.push([index, verdict.operation])
  }
  // Ascending, and one transaction each, so that two batches never wait for each other's scopes.
  for (const key of [...scopes.keys()].sort()) {
    const { scope, items } = must(scopes.get(key), 'a scope of the batch')
    const batch = items.map(([, operation]) => operation)
    const { held, open } = await inTransaction(deps.db, actorOf(reader), async (tx) => ({
      held: await loadHeld(tx, scope, [...new Set(batch.map((operation) => operation.recordId))]),
      open: new Set(await openLetters(tx, reader, [...new Set(batch.map((operation) => operation.opId))])),
    }))
    const all = [...batch, ...held.map(({ operation }) => operation)]
    const context = await planContext(deps, reader, deviceId, scope, all, now)
    const answered = await applyScope({ db: deps.db, actor: actorOf(reader), context, operations: batch, held, onPoison: deps.onPoison })
    items.forEach(([index, operation], i) => {
      const outcome = must(answered[i], 'an outcome per operation')
      outcomes.set(index, outcome)
      const reason = unkeptReason(outcome, context.forms.has(operation.formRef))
      if (reason !== null) rejected.push({ opId: operation.opId, raw: operations[index], reason, outcome })
      else if (open.has(operation.opId)) settled.push(operation.opId)
    })
  }
  // Before the answer: what is rejected without a trace would be known to one device alone.
  const lost = await keepLetters(deps.db, reader, deviceId, rejected, new Date(now))
  if (lost > 0) deps.onLost(lost)
  await settleLetters(deps.db, reader, settled, new Date(now))
  return operations.map((raw, index) => ({
    opId: must(opIdOf(raw), 'the route checks that each has an id'),
    outcome: must(outcomes.get(index), 'an outcome per operation'),
  }))
}

type Admitted =
  | { readonly kind: 'admitted'; readonly scope: Scope; readonly operation: Operation }
  | { readonly kind: 'refused'; readonly outcome: PushOutcome; readonly reason: DeadLetterReason }
  /** Taken long ago. */
  | { readonly kind: 'known'; readonly outcome: PushOutcome }

async function admit({ db }: PushDeps, reader: Reader, raw: unknown): Promise<Admitted> {
  const read = readOperation(raw)
  if (!read.ok) return { kind: 'refused', outcome: quarantined('invalid', read.error), reason: 'unreadable' }
  const verdict = admitOperation(reader, read.value)
  if (verdict.kind === 'admitted') return { ...verdict, operation: read.value }
  const replay = await ownReplay(db, reader, read.value)
  if (replay) return { kind: 'known', outcome: replay }
  return { kind: 'refused', outcome: verdict.outcome, reason: verdict.outcome.kind === 'denied' ? 'denied' : 'unplaced' }
}

async function planContext(
  deps: PushDeps,
  reader: Reader,
  deviceId: DeviceId,
  scope: Scope,
  operations: readonly Operation[],
  now: number,
): Promise<PlanContext> {
  const forms = new Map<string, NonNullable<Awaited<ReturnType<FormCache['byRef']>>>>()
  for (const ref of new Set(operations.map((operation) => operation.formRef))) {
    const found = await deps.forms.byRef(ref)
    // Not of who was named for another version of the form.
    if (found && (found.testers === null || found.testers.includes(reader.userId))) forms.set(ref, found)
  }
  const lists = new Map<string, Awaited<ReturnType<FormCache['lists']>>>()
  for (const asOf of new Set(operations.map((operation) => operation.asOf))) lists.set(asOf, await deps.forms.lists(asOf))
  return {
    scope,
    author: { userId: reader.userId, name: reader.name, deviceId },
    now: new Date(now),
    year: Number(vietnamDay(now).slice(0, 4)),
    demo: deps.demo,
    identitySecret: deps.identitySecret,
    forms,
    lists,
    validated: new Map(),
  }
}
