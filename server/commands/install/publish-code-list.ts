import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { appendListEvent, lockList } from '../authoring/lists/list-events.ts'
import { listRows, listTextOf } from '../authoring/lists/list-row.ts'
import { compareTexts } from '../authoring/lists/list-work.ts'

/**
 * The installation's own way, for lists that come as files: from now on devices get this version; it never changes again. Publishing what
 * is published is no error. What people write on the server a second person publishes (`write-list.ts`). Issues: `list.unknown`,
 * `list.written-here`, and those of `listUnfitness`: here, too, no published code is lost.
 */
export async function publishCodeList(db: Db, key: string, version: string, now: Date): Promise<Result<null>> {
  return await db.transaction().execute(async (tx) => {
    await lockList(tx, key)
    const all = await listRows(tx, key).execute()
    const known = all.find((each) => each.version === version)
    if (!known) return err([issue('list.unknown', '', { list: key, version })])
    if (known.status !== 'draft') return ok(null)
    if (known.authors.length > 0) return err([issue('list.written-here', '', { list: key, version })])
    const before = all.find((each) => each.version < version && each.status !== 'draft')
    const fit = compareTexts(await listTextOf(tx, known), before === undefined ? '' : await listTextOf(tx, before))
    if (!fit.ok) return fit
    await tx
      .updateTable('code_lists')
      .set({ status: 'published', published_at: now, changed_at: now })
      .where('list_key', '=', key)
      .where('version', '=', version)
      .execute()
    await appendListEvent(tx, key, { version, kind: 'publish', actor: null, detail: { hash: known.hash } }, now)
    return ok(null)
  })
}
