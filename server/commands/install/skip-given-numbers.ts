import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

export interface Skipped {
  /** Receipts of each unit. */
  readonly receipts: number
  /** Numbers of each series of each unit: books that people keep have a gap then. */
  readonly series: number
}

/**
 * Counters that came back from a backup would give numbers again that were given after it, to other records. Moves them ahead by so
 * many that none was given yet; numbers never given stay free.
 * @param year of receipt, Asia/Ho_Chi_Minh: nothing is given for one that is over
 */
export async function skipGivenNumbers(owner: Db, { receipts, series }: Skipped, year: number): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    // Also of units that had given none by then.
    if (receipts > 0)
      await sql`insert into receipt_counters (unit_id, year, counter) select unit_id, ${year}, ${receipts} from units
        on conflict (unit_id, year) do update set counter = receipt_counters.counter + excluded.counter`.execute(tx)
    if (series > 0) await sql`update number_counters set counter = counter + ${series} where year = ${year}`.execute(tx)
  })
}
