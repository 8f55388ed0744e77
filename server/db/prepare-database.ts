import { Client } from 'pg'
import { ok, type Result } from '#core/lib/result.ts'
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

/** Starts the embedded PostgreSQL, or connects to the city's own, and makes roles (and the database) where they are missing. */
export async function prepareDatabase(
  { database, dataFolder }: Pick<Config, 'database' | 'dataFolder'>,
  options: Pick<StartOptions, 'beside'> = {},
): Promise<Result<PreparedDatabase>> {
  if (database.kind === 'external') {
    await withClient(database.ownerUrl, (client) => ensureExternalRoles(client, database.appUrl))
    return ok({ appUrl: database.appUrl, ownerUrl: database.ownerUrl, embedded: null })
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
