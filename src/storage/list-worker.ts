/** The script of the worker that reads, packs and searches code lists. Its connection to the catalogue is its own. */
import { makeCatalogueDatabase } from './catalogue-database.ts'
import { createConnection } from './connection.ts'
import { createListWork } from './create-list-work.ts'
import { serveListWork } from './serve-list-work.ts'

const connection = createConnection(() => makeCatalogueDatabase({ indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange }))
serveListWork(globalThis, createListWork(connection))
