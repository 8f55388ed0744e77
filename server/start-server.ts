import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { uuidV7, type MakeId } from '#core/lib/ids.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import packageJson from '../package.json' with { type: 'json' }
import { dropAllErased } from './commands/files/drop-bytes.ts'
import { startSweeper } from './commands/files/sweep-files.ts'
import { claimInstallation } from './commands/install/claim-installation.ts'
import { installCatalogue, type CatalogueReport } from './commands/install/install-catalogue.ts'
import type { Config } from './config.ts'
import { checkFilesFolder } from './files/check-files-folder.ts'
import { createFileStore } from './files/file-store.ts'
import { createClamdScan, type ScanVerdict } from './files/scan-file.ts'
import { buildApp } from './http/app.ts'
import { loadCertificate } from './load-certificate.ts'
import { openServerDatabase, type ServerDatabase } from './open-server-database.ts'
import { reloadCertificates } from './reload-certificates.ts'
import { loadSecrets } from './secrets.ts'
import { createDemo } from './seed/demo/create-demo.ts'
import { demoLogins, type DemoLogin } from './seed/demo/demo-logins.ts'
import { readDefinitions } from './seed/read-definitions.ts'

export interface RunningServer {
  /** What to open in a browser on this machine. */
  readonly url: string
  readonly database: Pick<ServerDatabase, 'description' | 'migrated'>
  readonly catalogue: CatalogueReport
  /** Records of the demonstration city made now; null when nothing was. */
  readonly seeded: number | null
  /** Who can sign in to the demonstration; empty in production. */
  readonly people: readonly DemoLogin[]
  /** Answers what is under way, then stops the database. */
  stop(): Promise<void>
}

const folderOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The composition root: everything with a clock, randomness or a connection is made here and handed down. */
export async function startServer(config: Config, log: Logger): Promise<Result<RunningServer>> {
  const certificate = loadCertificate(config.tls)
  if (!certificate.ok) return certificate
  const opened = await openServerDatabase(config, { onIdleError: (error) => log.warn({ err: error }, 'database connection lost') })
  if (!opened.ok) return opened
  const running = await startOn(opened.value, config, log).catch(async (error: unknown) => {
    await opened.value.close()
    throw error
  })
  if (!running.ok) await opened.value.close()
  return running
}

async function startOn(database: ServerDatabase, config: Config, log: Logger): Promise<Result<RunningServer>> {
  const { db, owner } = database
  const clock = () => Date.now()
  const makeId: MakeId = () => uuidV7(clock(), randomBytes(10))
  const installation = await claimInstallation(owner, config.mode)
  if (!installation.ok) return installation
  const definitions = await readDefinitions(folderOf('../form-definitions'))
  const catalogue = await installCatalogue(owner, definitions, { publishForms: config.mode === 'demo', now: new Date(clock()) })
  const secrets = await loadSecrets(config.dataFolder)
  const writable = await checkFilesFolder(config.filesFolder)
  if (!writable.ok) return writable
  const files = createFileStore(config.filesFolder)
  // With a database of our own nobody else writes there; other servers of the city may be in the middle of it.
  const sweeper = await startSweeper({ db, files, clock, log, isAlone: config.database.kind === 'embedded' })
  const demo =
    config.mode === 'demo' ? createDemo({ db, owner, secrets, files, clock, definitionsFolder: folderOf('../form-definitions') }) : null
  const seeded = demo && !installation.value.seeded ? await demo.reset() : null
  const built = folderOf('../dist')
  const app = await buildApp({
    config,
    version: packageJson.version,
    appFolder: existsSync(built) ? built : null,
    db,
    secrets,
    files,
    scan: config.clamd && createClamdScan(config.clamd, { onVerdict: (verdict) => tellVerdict(log, verdict) }),
    log,
    clock,
    makeId,
    resetDemo: demo ? async () => void (await demo.reset()) : null,
  })
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await app.close()
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return err([issue('listen.in-use', 'PHIEU_PORT', { port: config.port })])
    throw error
  }
  const certificates = reloadCertificates(config.tls, app.server, log)
  const dropping = dropAllErased({ db, files }).then(
    (dropped) => void (dropped > 0 && log.info({ dropped }, 'files of erased records that a stop had left: removed')),
    (error: unknown) => log.error({ err: error }, 'files of erased records are still on the disk'),
  )
  const stop = async () => {
    certificates.stop()
    await app.close()
    await sweeper.stop()
    await dropping
    await database.close()
  }
  const address = app.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : config.port
  return ok({ url: urlOf(config, port), database, catalogue, seeded, people: demo ? await demoLogins(db) : [], stop })
}

/** The request that brought the file stands beside it in the log. */
function tellVerdict(log: Logger, verdict: ScanVerdict): void {
  if (verdict.kind === 'found') log.warn({ signature: verdict.signature }, 'a file with a virus was refused')
  if (verdict.kind === 'away') log.warn('the virus scanner does not answer; files wait')
}

function urlOf(config: Config, port: number): string {
  if (config.publicOrigin) return config.publicOrigin
  // localhost, not 127.0.0.1: browsers hold both to be safe, people recognise the first.
  return `${config.tls.kind === 'files' ? 'https' : 'http'}://localhost:${port}`
}
