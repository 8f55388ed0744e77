import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import { cityTables } from './city-tables.ts'

/**
 * Removes every record, its history, and the catalogue of a demonstration, as the owner. The epoch changes, so devices drop
 * their copies and pull from 0. TRUNCATE, because published texts and the history refuse DELETE.
 */
export async function emptyCity(tx: Tx): Promise<void> {
  const claimed = await tx
    .updateTable('installation')
    .set({ epoch: randomUUID(), seeded_at: null })
    .where('mode', '=', 'demo')
    .executeTakeFirst()
  if (claimed.numUpdatedRows !== 1n) throw new Error('Bug: only a demonstration may be emptied')
  await sql`truncate ${sql.join(cityTables.map((table) => sql.table(table)))}`.execute(tx)
}
