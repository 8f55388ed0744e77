import type { OpId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { MAX_PUSHED, type PushOutcome } from '#core/protocol/push.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import type { Operation } from '#core/record/operation.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { note } from './note.ts'
import type { RoundDeps } from './round-deps.ts'
import { networkTrouble, storageTrouble, type SyncTrouble } from './sync-trouble.ts'

/** What one request carries at first: the server takes more, a slow mobile link does not. */
const MAX_OPERATIONS = 100
const MAX_BYTES = 256_000
/** A full request that is answered so soon has room for more, up to what the server takes; milliseconds. */
const QUICK = 2000
const WIDEST = MAX_PUSHED / MAX_OPERATIONS
/** An operation is sent again within a round when its record has moved to another unit; more often, something is wrong. */
const MAX_SENDINGS = 2

/** So many operations may run out of time alone, one after the other, before it is the link that does not carry them. */
const MAX_LONE = 2

/**
 * Sends the outbox, batch by batch, until nothing sendable is left.
 * A batch that is too large for the way or the server is halved down to the one operation at fault, which then stops alone; one
 * that alone runs out of time is left to the end, of later rounds too, and keeps no other waiting.
 * Value: the trouble of such an operation, to be told when the round is over.
 */
export async function pushRound(deps: RoundDeps): Promise<Result<SyncTrouble | null, SyncTrouble>> {
  const { vault, tried, slow } = deps
  const stale = await vault.requeueStale()
  if (!stale.ok) return err(storageTrouble(stale.error))
  const sendings = new Map<OpId, number>()
  let trouble: SyncTrouble | null = null
  let lone = 0
  let share = 1
  for (;;) {
    const batch = await vault.nextBatch(Math.max(1, Math.floor(MAX_OPERATIONS * share)), Math.max(1, Math.floor(MAX_BYTES * share)), slow)
    if (!batch.ok) return err(storageTrouble(batch.error))
    const ops = batch.value.map((operation) => operation.opId)
    if (ops.every((op) => (sendings.get(op) ?? 0) >= MAX_SENDINGS)) return ok(trouble)
    for (const op of ops) tried.operations.add(op)
    const begun = deps.clock()
    const sent = await sendBatch(deps, ops)
    if (!sent.ok) return sent
    if (sent.value.kind === 'smaller') {
      share = Math.min(share, ops.length / MAX_OPERATIONS) / 2
      continue
    }
    if (sent.value.kind === 'slow') {
      trouble = networkTrouble(sent.value.failure)
      if (++lone >= MAX_LONE) return err(trouble)
      for (const op of ops) sendings.set(op, MAX_SENDINGS)
      continue
    }
    lone = 0
    const isRoomy = ops.length >= MAX_OPERATIONS && deps.clock() - begun < QUICK
    share = Math.min(isRoomy ? WIDEST : 1, share * 2)
    for (const op of ops) sendings.set(op, (sendings.get(op) ?? 0) + 1)
  }
}

type Sent = { readonly kind: 'settled' } | { readonly kind: 'smaller' } | { readonly kind: 'slow'; readonly failure: NetworkFailure }

async function sendBatch(deps: RoundDeps, ops: readonly OpId[]): Promise<Result<Sent, SyncTrouble>> {
  const { vault, api, clock, onHeard, slow } = deps
  const operations = await vault.markSending(ops, clock())
  if (!operations.ok) return err(storageTrouble(operations.error))
  const answer = await api.push({ protocolVersion: PROTOCOL_VERSION, deviceId: vault.deviceId, operations: [...operations.value] })
  const [alone] = ops.length === 1 ? ops : []
  if (!answer.ok) {
    if (!isBatchAtFault(answer.error)) return await giveUp(vault, ops, answer.error)
    if (alone !== undefined && answer.error.kind !== 'timeout')
      return settle(deps, operations.value, [{ opId: operations.value[0]?.opId, outcome: refused(answer.error) }])
    const back = await vault.requeue(ops)
    if (!back.ok) return err(storageTrouble(back.error))
    if (alone === undefined) return ok({ kind: 'smaller' })
    // Behind the others that were slow: each of them has its turn.
    slow.delete(alone)
    slow.add(alone)
    return ok({ kind: 'slow', failure: answer.error })
  }
  onHeard()
  for (const op of ops) slow.delete(op)
  return settle(deps, operations.value, answer.value.results)
}

async function giveUp(vault: RoundDeps['vault'], ops: readonly OpId[], failure: NetworkFailure): Promise<Result<never, SyncTrouble>> {
  const back = await vault.requeue(ops)
  return err(back.ok ? networkTrouble(failure) : storageTrouble(back.error))
}

/** Too large, or not readable as a whole although single operations never fail a batch: one of them is at fault. */
function isBatchAtFault(failure: NetworkFailure): boolean {
  if (failure.kind === 'timeout') return true
  return failure.kind === 'problem' && (failure.problem.status === 413 || failure.problem.status === 400 || failure.problem.status === 422)
}

/** An operation that the server cannot even read stops for a person, and lets the others pass. */
function refused(failure: NetworkFailure): PushOutcome {
  const problem = failure.kind === 'problem' ? failure.problem : null
  const issues = problem?.issues ?? []
  return {
    kind: 'quarantined',
    reason: 'invalid',
    issues: issues.length > 0 ? issues : [{ code: problem?.code ?? 'operation.refused', path: '', params: {} }],
  }
}

async function settle(
  deps: RoundDeps,
  sent: readonly Operation[],
  results: readonly { readonly opId: OpId | undefined; readonly outcome: PushOutcome }[],
): Promise<Result<Sent, SyncTrouble>> {
  const { vault, clock } = deps
  const own = new Set(sent.map((operation) => operation.opId))
  const answers = results.flatMap(({ opId, outcome }) => (opId !== undefined && own.has(opId) ? [{ opId, outcome }] : []))
  const settled = await vault.settle(answers, clock())
  if (!settled.ok) return err(storageTrouble(settled.error))
  const answered = new Set(answers.map(({ opId }) => opId))
  const missing = sent.map((operation) => operation.opId).filter((op) => !answered.has(op))
  const back = missing.length > 0 ? await vault.requeue(missing) : ok(undefined)
  if (!back.ok) return err(storageTrouble(back.error))
  const counts = Object.entries(Object.groupBy(answers, ({ outcome }) => outcome.kind)).map(([kind, group]) => `${kind} ${group.length}`)
  const noted = await note(deps, 'push', counts.join(', '))
  return noted.ok ? ok({ kind: 'settled' }) : noted
}
