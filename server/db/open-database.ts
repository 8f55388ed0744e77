import { Kysely, PostgresDialect } from 'kysely'
import { Pool, TypeOverrides } from 'pg'
import type { Db, Tables } from './database.ts'

export interface DatabaseOptions {
  readonly applicationName: string
  /** Connections at most. */
  readonly max: number
  /** Role taken at connection: the owner's tasks run as `phieu_owner`, whoever signed in. */
  readonly role?: 'phieu_owner'
  /** A statement that takes longer is cancelled; milliseconds, 0 for never. */
  readonly statementTimeout?: number
  /** A pooled connection broke while idle; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void
}

const INT8 = 20
const DATE = 1082

/** A pool of connections to one database. Requests use it through `inTransaction` only. */
export function openDatabase(url: string, options: DatabaseOptions): Db {
  const types = new TypeOverrides()
  types.setTypeParser(INT8, Number)
  types.setTypeParser(DATE, (text) => text)
  const pool = new Pool({
    connectionString: url,
    application_name: options.applicationName,
    max: options.max,
    types,
    connectionTimeoutMillis: 10_000,
    statement_timeout: options.statementTimeout ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    ...(options.role ? { options: `-c role=${options.role}` } : {}),
  })
  pool.on('error', options.onIdleError ?? (() => undefined))
  // A connection that breaks between two statements of a transaction tells its client, not the pool: unheard, that ends the
  // process. The transaction fails by itself at its next statement.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
