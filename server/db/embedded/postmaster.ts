import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, stat, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { DatabaseAccount } from './account.ts'
import { executable, type BinariesFolder } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { freePort } from './free-port.ts'
import { programEnvironment, runProgram } from './run-program.ts'

export interface PostmasterOptions {
  readonly binaries: BinariesFolder
  readonly account: DatabaseAccount
  readonly cluster: Cluster
  /** More `-c name=value` settings; tests switch fsync off, nobody else. */
  readonly settings: readonly string[]
}

const superuserUrl = (cluster: Cluster, port: number): string =>
  `postgresql://postgres:${cluster.credentials.postgres}@127.0.0.1:${port}/postgres`

const STARTING_UP = '57P03'

/** `yes`; `later` while it recovers; `no` when nobody, or somebody else, answers there. */
async function answers(cluster: Cluster, port: number): Promise<'yes' | 'later' | 'no'> {
  const client = new Client({
    connectionString: superuserUrl(cluster, port),
    connectionTimeoutMillis: 2000,
    application_name: 'phieu-probe',
  })
  try {
    await client.connect()
    await client.query('select 1')
    return 'yes'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === STARTING_UP ? 'later' : 'no'
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The port in `postmaster.pid` (fourth line): of a running server, or of one that was killed. */
async function recordedPort(cluster: Cluster): Promise<number | null> {
  const text = await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const port = Number(text.split('\n')[3])
  return Number.isInteger(port) && port > 0 ? port : null
}

/** Waits through recovery; a database that was killed in the middle of much work may take long. */
async function comesUp(cluster: Cluster, port: number, alive: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 120_000; waited += 50) {
    if ((await answers(cluster, port)) === 'yes') return true
    if (!alive()) return false
    await sleep(50)
  }
  return false
}

async function launch(options: PostmasterOptions, port: number): Promise<boolean> {
  const { cluster } = options
  const LOG_LIMIT = 10_000_000
  if (((await stat(cluster.logFile).catch(() => null))?.size ?? 0) > LOG_LIMIT) await truncate(cluster.logFile)
  // A file, not a pipe, and a process group of its own: the database outlives a killed server and ignores its Ctrl+C.
  const log = openSync(cluster.logFile, 'a')
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'password_encryption=scram-sha-256', ...options.settings]
  const parameters = ['-D', cluster.folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const child = spawn(executable(options.binaries, 'postgres'), parameters, {
    ...options.account,
    cwd: dirname(cluster.folder),
    env: programEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
  })
  closeSync(log)
  let alive = true
  child.on('exit', () => (alive = false))
  child.on('error', () => (alive = false))
  child.unref()
  return await comesUp(cluster, port, () => alive)
}

/** The port of the running database of this cluster: adopted when a killed server left it alive, else started (tried for 10 s). */
export async function startPostmaster(options: PostmasterOptions): Promise<Result<{ port: number; adopted: boolean }>> {
  const { cluster } = options
  const RETRY_FOR = 10_000
  const began = Date.now()
  do {
    const recorded = await recordedPort(cluster)
    // A reader of postmaster.pid may come while the database still recovers or still stops: `later` is waited for.
    const state = recorded === null ? 'no' : await answers(cluster, recorded)
    if (recorded !== null && state !== 'no') {
      if (await comesUp(cluster, recorded, () => true)) return ok({ port: recorded, adopted: true })
    }
    const port = await freePort()
    if (await launch(options, port)) return ok({ port, adopted: false })
    await sleep(300)
  } while (Date.now() - began < RETRY_FOR)
  const log = await readFile(cluster.logFile, 'utf8').catch(() => '')
  return err([issue('database.start-failed', '', { log: log.slice(-2000) })])
}

/** A fast stop: open transactions are rolled back, everything committed is written out. */
export async function stopPostmaster({ binaries, cluster, account }: PostmasterOptions): Promise<void> {
  await runProgram(
    executable(binaries, 'pg_ctl'),
    ['stop', '-D', cluster.folder, '-m', 'fast', '-w', '-t', '60'],
    account,
    dirname(cluster.folder),
  )
}
