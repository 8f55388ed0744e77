import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { isTestKey, realKey } from '#core/form/test-key.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Actor, type Tx } from '../../db/transaction.ts'
import { isDatabaseAway, isStatementTimeout } from '../../http/is-database-away.ts'
import type { BatchState, NumberSeries } from './batch-state.ts'
import { loadIdentities } from './load-identities.ts'
import { loadState } from './load-state.ts'
import { dryCounters, lockCounters, lockScope } from './lock-scope.ts'
import { operationHash } from './operation-hash.ts'
import { invalid } from './outcomes.ts'
import { planBatch, rehearse } from './plan-batch.ts'
import type { PlanContext } from './plan-run.ts'
import type { ReadyValues } from './ready-values.ts'
import { readersColumn } from './named-readers.ts'
import { operationReaders, writeRun } from './write-run.ts'

export type Outcomes = readonly PushOutcome[]

export interface ApplyInput {
  readonly db: Db
  readonly actor: Actor
  readonly context: PlanContext
  readonly operations: readonly Operation[]
  /** Those that wait in the same records, as they were read for the context. */
  readonly held: BatchState['held']
  /** Told of what went wrong unexpectedly; the batch goes on without it. */
  readonly onPoison: (opId: OpId, error: unknown) => void
}

/**
 * Applies the operations of one scope: validated before the transaction, decided again and written under its locks, all or
 * nothing. When that fails unexpectedly, once more with a savepoint per operation, so that the one at fault stands alone.
 * @returns an outcome per operation, in the same order
 */
export async function applyScope(input: ApplyInput): Promise<Outcomes> {
  const { db, actor, context, operations, held } = input
  try {
    const dry = dryCounters()
    const snapshot = await inTransaction(db, actor, (tx) => loadState(tx, context, operations, held))
    // Fills `context.validated`; what it decides is thrown away, because others may write meanwhile. No connection waits for it.
    await rehearse(context, snapshot, dry, operations, () => setImmediate())
    return await inTransaction(db, actor, (tx) => applyLocked(tx, context, operations, dry.asked()))
  } catch (error) {
    // One statement that never ends would otherwise bring the whole batch back for ever.
    if (isDatabaseAway(error) && !isStatementTimeout(error)) throw error
    return inTransaction(db, actor, (tx) => applyOneByOne(tx, input))
  }
}

const keysIn = (ready: Iterable<ReadyValues>): string[] =>
  [...ready].flatMap((values) => (values.kind === 'ready' ? values.keys.map((key) => key.hmac.toString('hex')) : []))

async function lockAll(tx: Tx, context: PlanContext, series: readonly NumberSeries[]) {
  const counters = await lockCounters(tx, context.scope, context.year)
  await counters.lock(tx, series)
  return { counters, scope: await lockScope(tx, context.scope) }
}

/**
 * A test ends while it holds the test's row: so whoever writes for it holds the row first, and what has ended meanwhile is not known
 * any more.
 */
async function withLiveTests(tx: Tx, context: PlanContext): Promise<PlanContext> {
  const { scope, forms } = context
  if (!isTestKey(scope.formKey)) return context
  const tests = await tx.selectFrom('form_tests').select('hash').where('form_key', '=', realKey(scope.formKey)).forShare().execute()
  const live = [...forms].filter(([, { form, testers }]) => testers === null || tests.some(({ hash }) => hash === form.hash))
  return { ...context, forms: new Map(live) }
}

async function applyLocked(
  tx: Tx,
  loaded: PlanContext,
  operations: readonly Operation[],
  series: readonly NumberSeries[] = [],
): Promise<Outcomes> {
  const context = await withLiveTests(tx, loaded)
  const { counters, scope } = await lockAll(tx, context, series)
  const state = await loadState(tx, context, operations)
  // Whose keys they are is asked for those that validation found; a record that moved on meanwhile may bring others.
  let asked = [...new Set(keysIn(context.validated.values()))]
  for (;;) {
    const identities = await loadIdentities(tx, context.scope, asked)
    const { run, outcomes } = planBatch(context, { ...state, identities }, counters, operations)
    const unasked = keysIn(run.ready.values()).filter((key) => !asked.includes(key))
    const unlocked = counters.unlocked()
    if (unasked.length === 0 && unlocked.length === 0) {
      await writeRun(tx, scope, run)
      await counters.save(tx)
      return outcomes
    }
    asked = [...asked, ...unasked]
    await counters.lock(tx, unlocked)
    counters.restart()
  }
}

async function applyOneByOne(tx: Tx, { context, operations, onPoison }: ApplyInput): Promise<Outcomes> {
  const outcomes: PushOutcome[] = []
  // The locks first: who waits too long for them has met a busy database, and no operation is to blame.
  await lockAll(tx, context, [])
  for (const operation of operations) {
    await sql`savepoint operation`.execute(tx)
    try {
      outcomes.push(...(await applyLocked(tx, context, [operation])))
    } catch (error) {
      if (isDatabaseAway(error) && !isStatementTimeout(error)) throw error
      await sql`rollback to savepoint operation`.execute(tx)
      onPoison(operation.opId, error)
      outcomes.push(await keepPoison(tx, context, operation))
    }
    await sql`release savepoint operation`.execute(tx)
  }
  return outcomes
}

/** Kept where a person finds it; when not even that works, the device keeps it and is told the same. */
async function keepPoison(tx: Tx, context: PlanContext, operation: Operation): Promise<PushOutcome> {
  const { scope, author, now } = context
  const outcome = invalid('server.failed')
  await sql`savepoint poison`.execute(tx)
  try {
    await tx
      .insertInto('operations')
      .values({
        unit_id: scope.unitId,
        op_id: operation.opId,
        form_key: scope.formKey,
        record_id: operation.recordId,
        author_id: author.userId,
        device_id: author.deviceId,
        payload_hash: Buffer.from(operationHash(operation), 'hex'),
        status: 'quarantined',
        outcome: JSON.stringify(outcome),
        operation: JSON.stringify(operation),
        waits_for: null,
        received_at: now,
        settled_at: now,
        readers: readersColumn(operationReaders(context, operation, undefined)),
      })
      .execute()
  } catch (error) {
    if (isDatabaseAway(error) && !isStatementTimeout(error)) throw error
    await sql`rollback to savepoint poison`.execute(tx)
  }
  await sql`release savepoint poison`.execute(tx)
  return outcome
}
