import type { Db } from '../../db/database.ts'

/** From now on devices get this version; it never changes again. Safe to repeat. */
export async function publishCodeList(db: Db, key: string, version: string, now: Date): Promise<void> {
  await db
    .updateTable('code_lists')
    .set({ status: 'published', published_at: now })
    .where('list_key', '=', key)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .execute()
}
