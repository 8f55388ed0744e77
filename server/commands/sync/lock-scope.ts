import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { NumberSeries, Scope } from './batch-state.ts'
import type { Counters } from './plan-run.ts'

/** A scope whose row this transaction holds: nobody else writes its records, counter or audit chain until the end. */
export interface LockedScope extends Scope {
  readonly counter: number
  readonly chainNumber: number
  readonly chainHead: Buffer
}

/** Locks the scope's row, made when missing. Units' counters are locked before, scopes after: always in this order. */
export async function lockScope(tx: Tx, scope: Scope): Promise<LockedScope> {
  const row = await tx
    .insertInto('scopes')
    .values({ unit_id: scope.unitId, form_key: scope.formKey, epoch: sql<string>`(select epoch from installation)` })
    .onConflict((oc) => oc.columns(['unit_id', 'form_key']).doUpdateSet({ counter: sql`scopes.counter` }))
    .returning(['counter', 'chain_number', 'chain_head'])
    .executeTakeFirstOrThrow()
  return { ...scope, counter: row.counter, chainNumber: row.chain_number, chainHead: row.chain_head }
}

/** Counters under lock; `save` writes how far they got, `restart` takes all numbers back. */
export interface LockedCounters extends Counters {
  /** Series that were asked for since they began and are not locked: they answered 0, so what was planned does not count. */
  unlocked(): readonly NumberSeries[]
  lock(tx: Tx, series: readonly NumberSeries[]): Promise<void>
  restart(): void
  save(tx: Tx): Promise<void>
}

interface SeriesCount extends NumberSeries {
  readonly before: number
  now: number
}

const keyOf = ({ series, split }: NumberSeries): string => JSON.stringify([series, ...split])

const lockSeries = (tx: Tx, { unitId }: Scope, year: number, { series, split }: NumberSeries) =>
  tx
    .insertInto('number_counters')
    .values({ unit_id: unitId, series, split: [...split], year })
    .onConflict((oc) => oc.columns(['unit_id', 'series', 'split', 'year']).doUpdateSet({ counter: sql`number_counters.counter` }))
    .returning('counter')
    .executeTakeFirstOrThrow()

/**
 * The unit's counter of receipts is locked first by everybody who gives numbers in that unit and year, so the others may be
 * locked later, once the plan says which, and nobody waits in a circle.
 */
export async function lockCounters(tx: Tx, scope: Scope, year: number): Promise<LockedCounters> {
  const { unitId } = scope
  const receipts = await tx
    .insertInto('receipt_counters')
    .values({ unit_id: unitId, year })
    .onConflict((oc) => oc.columns(['unit_id', 'year']).doUpdateSet({ counter: sql`receipt_counters.counter` }))
    .returning('counter')
    .executeTakeFirstOrThrow()
  let receipt = receipts.counter
  const numbers = new Map<string, SeriesCount>()
  const missing = new Map<string, NumberSeries>()
  return {
    receipt: () => ++receipt,
    series(wanted) {
      const count = numbers.get(keyOf(wanted))
      if (count) return ++count.now
      missing.set(keyOf(wanted), wanted)
      return 0
    },
    unlocked: () => [...missing.values()],
    async lock(current, series) {
      for (const wanted of series.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
        const { counter } = await lockSeries(current, scope, year, wanted)
        numbers.set(keyOf(wanted), { ...wanted, before: counter, now: counter })
        missing.delete(keyOf(wanted))
      }
    },
    restart() {
      receipt = receipts.counter
      missing.clear()
      for (const count of numbers.values()) count.now = count.before
    },
    async save(current) {
      if (receipt !== receipts.counter)
        await current
          .updateTable('receipt_counters')
          .set({ counter: receipt })
          .where('unit_id', '=', unitId)
          .where('year', '=', year)
          .execute()
      for (const { series, split, now } of [...numbers.values()].filter((count) => count.now !== count.before)) {
        await current
          .updateTable('number_counters')
          .set({ counter: now })
          .where('unit_id', '=', unitId)
          .where('series', '=', series)
          .where('split', '=', sql<string[]>`${[...split]}::text[]`)
          .where('year', '=', year)
          .execute()
      }
    },
  }
}

/** For planning before the transaction: the numbers are thrown away. `asked` is which series it will need. */
export function dryCounters(): Counters & { asked(): readonly NumberSeries[] } {
  const asked = new Map<string, NumberSeries>()
  return {
    receipt: () => 0,
    series(wanted) {
      asked.set(keyOf(wanted), wanted)
      return 0
    },
    asked: () => [...asked.values()],
  }
}
