import { Client } from 'pg'
import { issue, type Issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Config } from '../config.ts'
import { startEmbedded, type EmbeddedPostgres, type StartOptions } from './embedded/start-embedded.ts'
import { ensureDatabase, ensureEmbeddedRoles, ensureExternalRoles } from './ensure-roles.ts'

/** Where the database is reached, with the roles in place; not yet migrated. */
export interface PreparedDatabase {
  readonly appUrl: string
  readonly ownerUrl: string
  /** The embedded server; null when the database is the city's own. */
  readonly embedded: EmbeddedPostgres | null
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'phieu-setup' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const INSUFFICIENT_PRIVILEGE = '42501'

/** What an operator can mend is told; PostgreSQL's message carries no password. */
async function prepareExternal(ownerUrl: string, appUrl: string): Promise<Issue | null> {
  try {
    await withClient(ownerUrl, (client) => ensureExternalRoles(client, appUrl))
    await withClient(appUrl, (client) => client.query('select 1'))
    return null
  } catch (error) {
    const denied = error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE
    const reason = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error)
    return issue(denied ? 'database.roles' : 'database.unreachable', 'DATABASE_OWNER_URL', { reason })
  }
}

/** Starts the embedded PostgreSQL, or connects to the city's own, and makes roles (and the database) where they are missing. */
export async function prepareDatabase(
  { database, dataFolder }: Pick<Config, 'database' | 'dataFolder'>,
  options: Pick<StartOptions, 'beside'> = {},
): Promise<Result<PreparedDatabase>> {
  if (database.kind === 'external') {
    const problem = await prepareExternal(database.ownerUrl, database.appUrl)
    return problem ? err([problem]) : ok({ appUrl: database.appUrl, ownerUrl: database.ownerUrl, embedded: null })
  }
  const started = await startEmbedded(dataFolder, options)
  if (!started.ok) return started
  const embedded = started.value
  await withClient(embedded.urlOf('postgres', 'postgres'), async (client) => {
    await ensureEmbeddedRoles(client, { owner: embedded.passwordOf('phieu_owner'), app: embedded.passwordOf('phieu_app') })
    await ensureDatabase(client, 'phieu')
  })
  return ok({ appUrl: embedded.urlOf('phieu_app', 'phieu'), ownerUrl: embedded.urlOf('phieu_owner', 'phieu'), embedded })
}
