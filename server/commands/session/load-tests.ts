import { sql } from 'kysely'
import type { UserId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'

/** Keys of the forms of which the person was named to try out a version. */
export async function loadTests(db: Db, userId: UserId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('form_tests')
    .select('form_key')
    .distinct()
    .where(sql<boolean>`${userId}::uuid = any (testers)`)
    .execute()
  return rows.map((row) => row.form_key)
}
