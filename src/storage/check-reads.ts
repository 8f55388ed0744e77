import type { ListLookup } from '#core/form/lists/list-lookup.ts'
import { packedLookup } from '#core/form/lists/packed-lookup.ts'
import { searchHere } from '#core/form/lists/search-here.ts'
import { ok } from '#core/lib/result.ts'
import type { Catalogue } from './catalogue.ts'
import { listId, type CatalogueDatabase } from './catalogue-database.ts'
import type { Connection } from './connection.ts'

export type CheckReads = Pick<Catalogue, 'definition' | 'list'>

/** What a check reads of the catalogue. Codes are looked up, nobody types here: no list is made ready for search. */
export function createCheckReads(connection: Connection<CatalogueDatabase>): CheckReads {
  /** A published list never changes. */
  const loaded = new Map<string, ListLookup>()
  return {
    definition: (ref) => connection.run(async (db) => ok((await db.definitions.get(ref))?.definition ?? null)),
    async list(name) {
      const id = listId(name)
      const known = loaded.get(id)
      if (known !== undefined) return ok(known)
      const row = await connection.run(async (db) => ok((await db.packedLists.get(id)) ?? null))
      if (!row.ok || row.value === null) return row.ok ? ok(null) : row
      const { list } = row.value
      const lookup = packedLookup(
        list,
        searchHere(() => list),
      )
      loaded.set(id, lookup)
      return ok(lookup)
    },
  }
}
