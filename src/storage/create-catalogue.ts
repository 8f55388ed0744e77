import Dexie, { type Table } from 'dexie'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormRef } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { UserId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { createConnection, type Connection } from './connection.ts'
import type { IndexedDbSource } from './vault-database.ts'

type CatalogueDatabase = Dexie & {
  /** Which forms a user's grants reach, by user id. */
  readonly forms: Table<{ readonly reader: UserId; readonly forms: readonly FormSummary[] }, string>
  readonly definitions: Table<{ readonly ref: FormRef; readonly definition: FormDefinition }, string>
  readonly lists: Table<{ readonly id: string; readonly list: CodeList }, string>
}

export interface CreateCatalogueArgs extends Partial<IndexedDbSource> {
  /** Whose list of forms; definitions and code lists are the device's. */
  readonly reader: UserId
}

/** The catalogue on IndexedDB. Relaxed durability: all of it can be fetched again. */
export function createCatalogue({ reader, ...source }: CreateCatalogueArgs): Catalogue & { close(): void } {
  const connection = createConnection(() =>
    makeCatalogueDatabase({
      indexedDB: source.indexedDB ?? globalThis.indexedDB,
      IDBKeyRange: source.IDBKeyRange ?? globalThis.IDBKeyRange,
    }),
  )
  return {
    forms: () => connection.run(async (db) => ok((await db.forms.get(reader))?.forms ?? [])),
    putForms: (forms) => put(connection, (db) => db.forms.put({ reader, forms })),
    definition: (ref) => connection.run(async (db) => ok((await db.definitions.get(ref))?.definition ?? null)),
    putDefinition: (ref, definition) => put(connection, (db) => db.definitions.put({ ref, definition })),
    codeLists: () => connection.run(async (db) => ok((await db.lists.toArray()).map((row) => row.list))),
    codeListVersions: () => connection.run(async (db) => ok((await db.lists.toCollection().primaryKeys()).map(listOf))),
    putCodeList: (list) => put(connection, (db) => db.lists.put({ id: `${list.key}@${list.version}`, list })),
    close: () => connection.close(),
  }
}

function makeCatalogueDatabase(source: IndexedDbSource): CatalogueDatabase {
  const db = new Dexie('phieu-catalogue', { ...source, chromeTransactionDurability: 'relaxed', cache: 'disabled' })
  db.version(1).stores({ forms: 'reader', definitions: 'ref', lists: 'id' })
  return db as CatalogueDatabase // the tables just declared
}

function listOf(id: string): { readonly key: string; readonly version: string } {
  const at = id.indexOf('@')
  return { key: id.slice(0, at), version: id.slice(at + 1) }
}

const put = (connection: Connection<CatalogueDatabase>, work: (db: CatalogueDatabase) => Promise<unknown>) =>
  connection.run(async (db) => {
    await work(db)
    return ok(undefined)
  })
