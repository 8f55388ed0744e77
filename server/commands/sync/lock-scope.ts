import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Scope } from './batch-state.ts'
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
  restart(): void
  save(tx: Tx): Promise<void>
}

/** @param series number series that the batch may use, locked in ascending order */
export async function lockCounters(tx: Tx, { unitId }: Scope, year: number, series: readonly string[]): Promise<LockedCounters> {
  const receipts = await tx
    .insertInto('receipt_counters')
    .values({ unit_id: unitId, year })
    .onConflict((oc) => oc.columns(['unit_id', 'year']).doUpdateSet({ counter: sql`receipt_counters.counter` }))
    .returning('counter')
    .executeTakeFirstOrThrow()
  const before = new Map<string, number>()
  for (const name of series.toSorted()) {
    const row = await tx
      .insertInto('number_counters')
      .values({ unit_id: unitId, series: name, year })
      .onConflict((oc) => oc.columns(['unit_id', 'series', 'year']).doUpdateSet({ counter: sql`number_counters.counter` }))
      .returning('counter')
      .executeTakeFirstOrThrow()
    before.set(name, row.counter)
  }
  let receipt = receipts.counter
  let numbers = new Map(before)
  return {
    restart() {
      receipt = receipts.counter
      numbers = new Map(before)
    },
    receipt: () => ++receipt,
    series: (name) => {
      const next = (numbers.get(name) ?? 0) + 1
      numbers.set(name, next)
      return next
    },
    async save(current) {
      if (receipt !== receipts.counter)
        await current
          .updateTable('receipt_counters')
          .set({ counter: receipt })
          .where('unit_id', '=', unitId)
          .where('year', '=', year)
          .execute()
      for (const [name, counter] of numbers) {
        await current
          .updateTable('number_counters')
          .set({ counter })
          .where('unit_id', '=', unitId)
          .where('series', '=', name)
          .where('year', '=', year)
          .execute()
      }
    },
  }
}

/** For planning before the transaction: the numbers are thrown away. */
export const dryCounters = (): Counters => ({ receipt: () => 0, series: () => 0 })
