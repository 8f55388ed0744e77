import type { CodeList, CodeLists } from '#core/form/code-list.ts'
import { codeListsAt } from '#core/form/code-lists.ts'
import type { ListLookup } from '#core/form/lists/list-lookup.ts'
import { lookupOf } from '#core/form/lists/lookup-of.ts'
import type { Db } from '../../db/database.ts'
import { remember } from './remember.ts'

const keptDays = 60

/** The published lists in memory, answered as of a day: each version is read and indexed once, whatever days are asked for. */
export function createListCache(db: Db): (asOf: string) => Promise<CodeLists> {
  const listsByDay = new Map<string, CodeLists>()
  /** By key, version and hash. */
  let lookups = new Map<string, ListLookup>()

  async function loadDocuments(): Promise<void> {
    const rows = await db
      .selectFrom('code_lists')
      .select(['list_key', 'version', 'hash'])
      .where('status', '<>', 'draft')
      .orderBy('list_key')
      .orderBy('version')
      .execute()
    const named = rows.map((row) => ({ ...row, name: `${row.list_key}@${row.version}#${row.hash}` }))
    const missing = named.filter(({ name }) => !lookups.has(name))
    if (missing.length === 0 && named.length === lookups.size) return
    const next = new Map(named.map(({ name }) => [name, lookups.get(name)]))
    for (const { name, list_key: key, version } of missing) next.set(name, await loadList(key, version))
    lookups = new Map([...next].filter((entry): entry is [string, ListLookup] => entry[1] !== undefined))
    listsByDay.clear()
  }

  async function loadList(key: string, version: string): Promise<ListLookup> {
    const { canonical_text: text } = await db
      .selectFrom('code_lists')
      .select('canonical_text')
      .where('list_key', '=', key)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    return lookupOf(JSON.parse(text) as CodeList) // checked when it was imported
  }

  return async (asOf) => {
    await loadDocuments()
    return listsByDay.get(asOf) ?? remember(listsByDay, asOf, codeListsAt([...lookups.values()], asOf), keptDays)
  }
}
