import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCodeList } from '#core/form/lists/read-code-list.ts'
import { assert, must } from '#core/lib/assert.ts'
import { claimInstallation } from '#server/commands/install/claim-installation.ts'
import { importForm } from '#server/commands/install/import-form.ts'
import { installUnits } from '#server/commands/install/install-units.ts'
import { publishForm } from '#server/commands/install/publish-form.ts'
import type { Db } from '#server/db/database.ts'
import { withClient } from '#server/db/prepare-database.ts'
import { createFileStore } from '#server/files/file-store.ts'
import type { App } from '#server/http/app.ts'
import type { Secrets } from '#server/secrets.ts'
import { cityUnits } from '#server/seed/city-units.ts'
import { makeTestDatabase, type TestDatabase } from '#server/testing/make-test-database.ts'
import { buildTestApp } from '#server/testing/test-app.ts'
import { installTestPeople, type TestPeople } from '#server/testing/test-people.ts'
import type { TestPostgres } from '#server/testing/test-postgres.ts'
import { testSecrets } from '#server/testing/test-secrets.ts'
import { faultForm } from './fault-form.ts'

/** A city with its people and one form, filled once; every run works on a copy of it. */
export interface FaultTemplate {
  readonly postgres: TestPostgres
  readonly database: TestDatabase
  readonly people: TestPeople
  readonly secrets: Secrets
}

export async function makeFaultTemplate(postgres: TestPostgres): Promise<FaultTemplate> {
  const database = await makeTestDatabase(postgres)
  const { owner, db } = database
  await claimInstallation(owner, 'demo')
  // The units are made of the list of communes; the list itself no form here reads.
  const communes = readCodeList(await readFile(new URL('../../form-definitions/code-lists/communes.json', import.meta.url), 'utf8'))
  assert(communes.ok, 'the list of communes is read')
  await installUnits(owner, await cityUnits(communes.value))
  await publishVersion(owner, 1, Date.now())
  const people = await installTestPeople(owner)
  // A database that somebody is connected to cannot be copied.
  await Promise.all([owner.destroy(), db.destroy()])
  return { postgres, database, people, secrets: testSecrets() }
}

export async function publishVersion(owner: Db, version: 1 | 2, now: number): Promise<void> {
  await importForm(owner, faultForm(version))
  const published = await publishForm(owner, { formKey: 'fault-form', version, now: new Date(now) })
  assert(published.ok, `version ${version} is published: ${JSON.stringify(published)}`)
}

export const dropFaultTemplate = ({ postgres, database }: FaultTemplate): Promise<unknown> =>
  withClient(postgres.adminUrl, (client) => client.query(`drop database ${database.name}`))

/** Ends every connection of a server to its database; as the application's role, which may end its own. */
export const cutConnections = (database: TestDatabase): Promise<unknown> =>
  withClient(database.appUrl, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'phieu-test' and pid <> pg_backend_pid()`,
    ),
  )

/** The real server over a copy of the template, on a port that it keeps. */
export interface FaultServer {
  readonly port: number
  readonly database: TestDatabase
  readonly people: TestPeople
  /** Every line that was logged. */
  readonly logLines: readonly string[]
  /** Answers what is under way, stops, and starts anew over the same database. */
  restart(): Promise<void>
  /** Ends every connection to the database, as its restart does. */
  cutDatabase(): Promise<unknown>
  publishSecondVersion(): Promise<void>
  close(): Promise<void>
}

export interface FaultServerArgs {
  readonly clock: () => number
  /** Stands between the server and its database. */
  readonly wrapDb?: (db: Db) => Db
}

export async function startFaultServer(template: FaultTemplate, { clock, wrapDb = (db) => db }: FaultServerArgs): Promise<FaultServer> {
  const database = await makeTestDatabase(template.postgres, template.database.name)
  const filesFolder = await mkdtemp(join(tmpdir(), 'phieu-faults-'))
  const logLines: string[] = []
  const files = createFileStore(filesFolder, { reserve: 0 })
  const db = wrapDb(database.db)
  const build = () => buildTestApp({ db, secrets: template.secrets, files, clock, onLine: (line) => void logLines.push(line) })
  let app: App = await build()
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  const port = must(address !== null && typeof address === 'object' ? address.port : null, 'a port')
  return {
    port,
    database,
    people: template.people,
    logLines,
    async restart() {
      await app.close()
      app = await build()
      await app.listen({ host: '127.0.0.1', port })
    },
    cutDatabase: () => cutConnections(database),
    publishSecondVersion: () => publishVersion(database.owner, 2, clock()),
    async close() {
      await app.close()
      await database.close()
      await rm(filesFolder, { recursive: true, force: true })
    },
  }
}
