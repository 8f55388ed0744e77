import { LARGE_LIST } from '#core/form/code-list.ts'
import type { ListLookup } from '#core/form/lists/list-lookup.ts'
import { packedLookup } from '#core/form/lists/packed-lookup.ts'
import type { PackedList } from '#core/form/lists/packed-list.ts'
import { searchHere } from '#core/form/lists/search-here.ts'
import type { UserId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { AuthoredUnfinished } from './authored-work.ts'
import type { Catalogue, ListName } from './catalogue.ts'
import { listId, makeCatalogueDatabase, type CatalogueDatabase } from './catalogue-database.ts'
import { createConnection, type Connection } from './connection.ts'
import { createListWork } from './create-list-work.ts'
import type { ListWork } from './list-work.ts'
import type { IndexedDbSource } from './vault-database.ts'

export interface CreateCatalogueArgs extends Partial<IndexedDbSource> {
  /** Whose list of forms; definitions and code lists are the device's. */
  readonly reader: UserId
  /** Takes the heavy work with code lists elsewhere; without it the thread does it itself. */
  readonly elsewhere?: (here: ListWork) => ListWork
}

/** The catalogue on IndexedDB. All of it can be fetched again, but for what somebody writes here. */
export function createCatalogue({ reader, elsewhere = (here) => here, ...source }: CreateCatalogueArgs): Catalogue & { close(): void } {
  const connection = createConnection(() =>
    makeCatalogueDatabase({
      indexedDB: source.indexedDB ?? globalThis.indexedDB,
      IDBKeyRange: source.IDBKeyRange ?? globalThis.IDBKeyRange,
    }),
  )
  const work = elsewhere(createListWork(connection))
  const loaded = new Map<string, ListLookup>()
  return {
    forms: () => connection.run(async (db) => ok((await db.forms.get(reader))?.forms ?? [])),
    putForms: (forms) => put(connection, (db) => db.forms.put({ reader, forms })),
    definition: (ref) => connection.run(async (db) => ok((await db.definitions.get(ref))?.definition ?? null)),
    putDefinition: (ref, definition) => put(connection, (db) => db.definitions.put({ ref, definition })),
    listHeads: () => connection.run(async (db) => ok(await db.listHeads.toArray())),
    async list(name) {
      const known = loaded.get(listId(name))
      if (known !== undefined) return ok(known)
      const row = await connection.run(async (db) => ok((await db.packedLists.get(listId(name))) ?? null))
      if (!row.ok || row.value === null) return row.ok ? ok(null) : row
      const lookup = searchedBy(work, name, row.value.list)
      loaded.set(listId(name), lookup)
      return ok(lookup)
    },
    keepList: (name, bytes) => work.keep(name, bytes),
    work: (key, version) => connection.run(async (db) => ok((await db.authored.get(workId(reader, key, version))) ?? null)),
    putWork: (each) => put(connection, (db) => db.authored.put({ ...each, id: workId(reader, each.key, each.version) })),
    dropWork: (key, version) => put(connection, (db) => db.authored.delete(workId(reader, key, version))),
    samples: (key, version) => connection.run(async (db) => ok((await db.samples.get(workId(reader, key, version)))?.samples ?? [])),
    putSamples: (each) => put(connection, (db) => db.samples.put({ ...each, id: workId(reader, each.key, each.version) })),
    unfinished: (key, version) =>
      connection.run(async (db) => {
        const { source = null, check = null } = (await db.unfinished.get(workId(reader, key, version))) ?? {}
        return ok({ source, check })
      }),
    putUnfinished: (each) => put(connection, (db) => putUnfinished(db, each, workId(reader, each.key, each.version))),
    listWork: (name) => connection.run(async (db) => ok((await db.authoredLists.get(listWorkId(reader, name))) ?? null)),
    putListWork: (each) => put(connection, (db) => db.authoredLists.put({ ...each, id: listWorkId(reader, each) })),
    dropListWork: (name) => put(connection, (db) => db.authoredLists.delete(listWorkId(reader, name))),
    close: () => connection.close(),
  }
}

/** Two people at one PC may write the same form. */
const workId = (reader: UserId, key: string, version: number): string => `${reader}|${key}@${version}`
const listWorkId = (reader: UserId, name: ListName): string => `${reader}|${listId(name)}`

/** Large lists are searched by `work`. Where that has nothing to say (its database is gone), the thread answers for itself. */
function searchedBy(work: ListWork, name: ListName, list: PackedList): ListLookup {
  const here = searchHere(() => list)
  if (list.count <= LARGE_LIST) return packedLookup(list, here)
  void work.ready(name, 'vi')
  return packedLookup(list, async (query) => {
    const answer = await work.search(name, query)
    return answer.ok && answer.value !== null ? answer.value : here(query)
  })
}

/** Nothing begun is no row. */
const putUnfinished = (db: CatalogueDatabase, each: AuthoredUnfinished, id: string) =>
  each.source === null && each.check === null ? db.unfinished.delete(id) : db.unfinished.put({ ...each, id })

const put = (connection: Connection<CatalogueDatabase>, work: (db: CatalogueDatabase) => Promise<unknown>) =>
  connection.run(async (db) => {
    await work(db)
    return ok(undefined)
  })
