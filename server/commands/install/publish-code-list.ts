import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'

/** From now on devices get this version; it never changes again. Publishing what is published is no error. Issue: `list.unknown`. */
export async function publishCodeList(db: Db, key: string, version: string, now: Date): Promise<Result<null>> {
  const known = await db
    .selectFrom('code_lists')
    .select('status')
    .where('list_key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!known) return err([issue('list.unknown', '', { list: key, version })])
  await db
    .updateTable('code_lists')
    .set({ status: 'published', published_at: now })
    .where('list_key', '=', key)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .execute()
  return ok(null)
}
