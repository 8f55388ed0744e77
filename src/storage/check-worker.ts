/** The script of the worker that checks large records. Of the device it reads forms and code lists only. */
import { createCheckReads } from './check-reads.ts'
import { makeCatalogueDatabase } from './catalogue-database.ts'
import { createConnection } from './connection.ts'
import { serveCheckWork } from './serve-check-work.ts'

const connection = createConnection(() => makeCatalogueDatabase({ indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange }))
serveCheckWork(globalThis, createCheckReads(connection), () => performance.now())
