import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { databaseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { startPostmaster, stopPostmaster } from './postmaster.ts'
import { reachableForAll } from './reachable.ts'
import { becomeSoleServer } from './sole-server.ts'

/** A running PostgreSQL 18 that belongs to this process until `stop`. */
export interface EmbeddedPostgres {
  readonly port: number
  /** True when a killed server had left it running. */
  readonly adopted: boolean
  /** Superuser; to create roles and the database, never for requests. */
  urlOf(role: 'postgres' | 'phieu_owner' | 'phieu_app', database: string): string
  passwordOf(role: 'phieu_owner' | 'phieu_app'): string
  stop(): Promise<void>
}

export interface StartOptions {
  /** More `name=value` settings of PostgreSQL; tests switch fsync off, nobody else. */
  readonly settings?: readonly string[]
  /** For command-line tools: a database that is running already is used beside its server, and left running. */
  readonly beside?: boolean
}

/** Starts, or adopts, the database of a data folder. Fails with `database.*` issues that a person can act on. */
export async function startEmbedded(
  dataFolder: string,
  { settings = [], beside = false }: StartOptions = {},
): Promise<Result<EmbeddedPostgres>> {
  const account = await databaseAccount()
  if (!account.ok) return account
  // Another account must enter it when there is one; `ensureCluster` then opens it as far as needed.
  await mkdir(dataFolder, { recursive: true, ...(account.value ? {} : { mode: 0o700 }) })
  if (account.value && !(await reachableForAll(dirname(dataFolder))))
    return err([issue('database.unreachable-folder', 'PHIEU_DATA', { folder: dataFolder })])
  const binaries = await findBinaries(dataFolder, account.value)
  const cluster = await ensureCluster(dataFolder, binaries, account.value)
  if (!cluster.ok) return cluster
  const options = { binaries, account: account.value, cluster: cluster.value, settings }
  const started = await startPostmaster(options)
  if (!started.ok) return started
  const { port, adopted } = started.value
  const { credentials } = cluster.value
  const passwords = { postgres: credentials.postgres, phieu_owner: credentials.owner, phieu_app: credentials.app } as const
  const urlOf: EmbeddedPostgres['urlOf'] = (role, database) => `postgresql://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`
  const embedded = { port, adopted, urlOf, passwordOf: (role: 'phieu_owner' | 'phieu_app') => passwords[role] }
  if (beside && adopted) return ok({ ...embedded, stop: () => Promise.resolve() })
  const sole = await becomeSoleServer(urlOf('postgres', 'postgres'))
  if (!sole.ok) return sole
  const stop = async () => {
    await sole.value.release()
    await stopPostmaster(options)
  }
  return ok({ ...embedded, stop })
}
