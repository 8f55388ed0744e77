import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { DatabaseAccount } from './account.ts'
import { executable, type BinariesFolder } from './binaries.ts'
import { runProgram } from './run-program.ts'
import { asideName, sweepAbandoned } from './sweep-abandoned.ts'

/** Random passwords, made with the cluster and kept beside it, readable by the server's account only. */
const Credentials = Type.Object({ postgres: Type.String(), owner: Type.String(), app: Type.String() })
export type Credentials = Static<typeof Credentials>

export interface Cluster {
  /** PGDATA. */
  readonly folder: string
  readonly logFile: string
  readonly credentials: Credentials
}

const password = (): string => randomBytes(24).toString('base64url')

const clusterAt = async (home: string): Promise<Cluster> => ({
  folder: join(home, 'cluster'),
  logFile: join(home, 'postgresql.log'),
  credentials: Value.Parse(Credentials, JSON.parse(await readFile(join(home, 'credentials.json'), 'utf8'))),
})

async function initialise(home: string, binaries: BinariesFolder, account: DatabaseAccount): Promise<Result<null>> {
  const credentials: Credentials = { postgres: password(), owner: password(), app: password() }
  await mkdir(home, { mode: 0o711 })
  await writeFile(join(home, 'credentials.json'), `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  const folder = join(home, 'cluster')
  const passwordFile = join(home, 'password')
  await mkdir(folder, { mode: 0o700 })
  await writeFile(passwordFile, credentials.postgres, { mode: 0o600 })
  await writeFile(join(home, 'postgresql.log'), '', { mode: 0o600 })
  if (account) for (const path of [folder, passwordFile, join(home, 'postgresql.log')]) await chown(path, account.uid, account.gid)
  const parameters = ['-D', folder, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8']
  // The built-in C.UTF-8 sorts and folds alike on every server; the operating system's ICU and libc do not.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions']
  const end = await runProgram(executable(binaries, 'initdb'), [...parameters, ...locale], account, home)
  await rm(passwordFile, { force: true })
  return end.code === 0 ? ok(null) : err([issue('database.init-failed', '', { output: end.output.slice(-2000) })])
}

/**
 * The cluster of a data folder, created when missing. It is made aside and renamed, so that a start killed half-way,
 * or two first starts at once, never leave half a cluster.
 */
export async function ensureCluster(dataFolder: string, binaries: BinariesFolder, account: DatabaseAccount): Promise<Result<Cluster>> {
  const home = join(dataFolder, 'postgresql')
  if (!existsSync(home)) {
    await mkdir(dataFolder, { recursive: true })
    if (account) await chmod(dataFolder, 0o711)
    const aside = join(dataFolder, asideName(process.pid, randomBytes(4).toString('hex')))
    const made = await initialise(aside, binaries, account)
    if (!made.ok) {
      await rm(aside, { recursive: true, force: true })
      return made
    }
    await rename(aside, home).catch(async (error: unknown) => {
      if (!existsSync(home)) throw error
      await rm(aside, { recursive: true, force: true })
    })
    await sweepAbandoned(dataFolder, Date.now())
  }
  return ok(await clusterAt(home))
}
