import { ok, type Result } from '#core/lib/result.ts'
import type { Config } from './config.ts'
import { checkAppRole } from './db/check-app-role.ts'
import type { Db } from './db/database.ts'
import { SERVER_APPLICATION_NAME } from './db/embedded/sole-server.ts'
import type { StartOptions } from './db/embedded/start-embedded.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open-database.ts'
import { prepareDatabase } from './db/prepare-database.ts'

export interface ServerDatabase {
  /** Fenced; for requests. */
  readonly db: Db
  /** Unfenced; for installing, seeding and resetting. */
  readonly owner: Db
  readonly description: 'embedded' | 'adopted' | 'external'
  /** Names of the migrations applied now. */
  readonly migrated: readonly string[]
  close(): Promise<void>
}

export interface OpenOptions extends Pick<StartOptions, 'beside'> {
  readonly onIdleError: (error: Error) => void
}

/** Starts or reaches the database, migrates it, and checks that row-level security binds the application. */
export async function openServerDatabase(
  config: Pick<Config, 'database' | 'dataFolder'>,
  options: OpenOptions,
): Promise<Result<ServerDatabase>> {
  const { onIdleError } = options
  const prepared = await prepareDatabase(config, options)
  if (!prepared.ok) return prepared
  const { appUrl, ownerUrl, embedded } = prepared.value
  const migrated = await migrate(ownerUrl)
  const name = options.beside ? 'phieu-tool' : SERVER_APPLICATION_NAME
  const db = openDatabase(appUrl, { applicationName: name, max: 20, onIdleError })
  const owner = openDatabase(ownerUrl, { applicationName: `${name}-owner`, max: 4, role: 'phieu_owner', statementTimeout: 0, onIdleError })
  const close = async () => {
    await Promise.all([db.destroy(), owner.destroy()])
    await embedded?.stop()
  }
  if (!migrated.ok) {
    await close()
    return migrated
  }
  const checked = await checkAppRole(db)
  if (!checked.ok) {
    await close()
    return checked
  }
  const description = embedded === null ? 'external' : embedded.adopted ? 'adopted' : 'embedded'
  return ok({ db, owner, description, migrated: migrated.value, close })
}
