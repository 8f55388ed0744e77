import type { UserId } from '#core/lib/ids.ts'
import { listsNamed } from '#core/form/lists/lists-named.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { AuthoredList, AuthoredLists } from '#core/protocol/authored-lists.ts'
import { actionsOn, listRows, type ListRow } from '../commands/authoring/lists/list-row.ts'
import type { CatalogueTx } from '../commands/authoring/form-events.ts'
import { remember } from '../commands/catalogue/remember.ts'
import { maySeeLists, mayWriteLists } from '../policies/list-policy.ts'
import type { Reader } from '../policies/reader.ts'

type Uses = ReadonlyMap<string, AuthoredList['usedBy']>
export type ListUses = (db: CatalogueTx) => Promise<Uses>

const keptForms = 2000

/** Which forms name which lists. A text is read once: its hash says whether it is another one. */
export function createListUses(): ListUses {
  const named = new Map<string, ReadonlySet<string>>()
  return async (db) => {
    const rows = await db
      .selectFrom('form_versions')
      .select(['form_key', 'version', 'title', 'hash'])
      .orderBy('form_key')
      .orderBy('version', 'desc')
      .execute()
    const unread = rows.filter((row) => !named.has(row.hash)).map((row) => row.hash)
    if (unread.length > 0) {
      const texts = await db.selectFrom('form_versions').select(['hash', 'canonical_text']).where('hash', 'in', unread).execute()
      for (const { hash, canonical_text: text } of texts) remember(named, hash, listsNamed(JSON.parse(text) as JsonObject), keptForms)
    }
    const uses = new Map<string, AuthoredList['usedBy']>()
    for (const { form_key: key, version, title, hash } of rows)
      for (const list of named.get(hash) ?? []) {
        const known = uses.get(list) ?? []
        if (!known.some((form) => form.key === key)) uses.set(list, [...known, { key, version, title }])
      }
    return uses
  }
}

const summaryOf = (
  row: ListRow,
  all: readonly ListRow[],
  reader: Reader,
  names: ReadonlyMap<UserId, string>,
  uses: Uses,
): AuthoredList => ({
  key: row.list_key,
  version: row.version,
  hash: row.hash,
  title: row.title,
  state: row.status,
  items: row.item_count,
  effectiveFrom: row.effective_from,
  authors: row.authors.map((userId) => names.get(userId) ?? ''),
  own: row.authors.includes(reader.userId),
  publisher: row.published_by === null ? null : (names.get(row.published_by) ?? ''),
  changedAt: row.changed_at.toISOString(),
  usedBy: uses.get(row.list_key) ?? [],
  actions: [...actionsOn(row, all, reader)],
})

/** Every version of every list, for whoever makes forms; for others none. */
export async function authoredLists(db: CatalogueTx, listUses: ListUses, reader: Reader): Promise<AuthoredLists> {
  if (!maySeeLists(reader)) return { lists: [], mayBegin: false }
  const rows = await listRows(db, null).execute()
  const byList = Map.groupBy(rows, (row) => row.list_key)
  const ids = [...new Set(rows.flatMap((row) => [...row.authors, ...(row.published_by ? [row.published_by] : [])]))]
  const people = ids.length === 0 ? [] : await db.selectFrom('users').select(['user_id', 'name']).where('user_id', 'in', ids).execute()
  const names = new Map(people.map((person) => [person.user_id, person.name]))
  const uses = await listUses(db)
  return {
    lists: rows.map((row) => summaryOf(row, byList.get(row.list_key) ?? [], reader, names, uses)),
    mayBegin: mayWriteLists(reader),
  }
}
