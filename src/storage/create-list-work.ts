import type { ListLookup } from '#core/form/lists/list-lookup.ts'
import { packList } from '#core/form/lists/pack-list.ts'
import { readCodeList } from '#core/form/lists/read-code-list.ts'
import { searchHere } from '#core/form/lists/search-here.ts'
import { ok } from '#core/lib/result.ts'
import type { ListName } from './catalogue.ts'
import { listId, putList, type CatalogueDatabase } from './catalogue-database.ts'
import type { Connection } from './connection.ts'
import type { ListWork } from './list-work.ts'
import type { Stored } from './vault.ts'

/** The work itself, in whatever thread it runs. */
export function createListWork(connection: Connection<CatalogueDatabase>): ListWork {
  /** The searches made so far: a published list never changes. */
  const searches = new Map<string, ListLookup['search']>()

  async function searchOf(name: ListName): Promise<Stored<ListLookup['search'] | null>> {
    const id = listId(name)
    const known = searches.get(id)
    if (known !== undefined) return ok(known)
    const row = await connection.run(async (db) => ok((await db.packedLists.get(id)) ?? null))
    if (!row.ok || row.value === null) return row.ok ? ok(null) : row
    const { list } = row.value
    const made = searchHere(() => list)
    searches.set(id, made)
    return ok(made)
  }

  return {
    async keep(name, bytes) {
      const read = readCodeList(await bytes.text())
      if (!read.ok || listId(read.value) !== listId(name)) return ok(false)
      return connection.run(async (db) => {
        await putList(db, packList(read.value))
        return ok(true)
      })
    },
    async ready(name, lang) {
      const search = await searchOf(name)
      if (!search.ok || search.value === null) return search.ok ? ok(false) : search
      await search.value({ text: 'a', filter: {}, asOf: '', lang, limit: 1 })
      return ok(true)
    },
    async search(name, query) {
      const search = await searchOf(name)
      return !search.ok || search.value === null ? (search.ok ? ok(null) : search) : ok(await search.value(query))
    },
  }
}
