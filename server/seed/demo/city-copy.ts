import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { cityTables } from './city-tables.ts'
import { emptyCity } from './empty-city.ts'

const copyOf = (table: string) => sql.table(`demo_city.${table}`)

/** Keeps the freshly filled city beside the real tables, so that a reset in front of an audience takes a second. */
export async function keepCity(owner: Db, fingerprint: string, now: Date): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`drop schema if exists demo_city cascade`.execute(tx)
    await sql`create schema demo_city`.execute(tx)
    for (const table of cityTables) await sql`create table ${copyOf(table)} as table ${sql.table(table)}`.execute(tx)
    await sql`create table demo_city.made as select ${fingerprint}::text as fingerprint, ${now}::timestamptz as at`.execute(tx)
  })
}

/**
 * Puts the copy in the city's place under a new epoch, at one stroke: a device that sends meanwhile meets the old city or the
 * new one, never an empty one. Null, and nothing done, when there is no copy of this fingerprint made after `notBefore`.
 * @returns how many records it has
 */
export async function restoreCity(owner: Db, fingerprint: string, notBefore: Date): Promise<number | null> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('demo_city.made') is not null as there`.execute(owner)
  if (!rows[0]?.there) return null
  return await owner.transaction().execute(async (tx) => {
    const made = await sql`select from demo_city.made where fingerprint = ${fingerprint} and at >= ${notBefore}`.execute(tx)
    if (made.rows.length === 0) return null
    await emptyCity(tx)
    for (const table of cityTables) await sql`insert into ${sql.table(table)} select * from ${copyOf(table)}`.execute(tx)
    await sql`update scopes set epoch = (select epoch from installation)`.execute(tx)
    const count = await tx
      .selectFrom('records')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count.count
  })
}
