import type { Result } from '#core/lib/result.ts'
import { parseConfig } from './config.ts'
import { openServerDatabase, type ServerDatabase } from './open-server-database.ts'

/** The database of the environment for a command-line tool: beside a running server, or started for as long as the tool runs. */
export async function openToolDatabase(): Promise<Result<ServerDatabase>> {
  const config = parseConfig(process.env, { isRoot: process.getuid?.() === 0, workingFolder: process.cwd() })
  if (!config.ok) return config
  return await openServerDatabase(config.value, { beside: true, onIdleError: () => undefined })
}
