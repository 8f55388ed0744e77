import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { assert } from '#core/lib/assert.ts'
import { claimInstallation } from '../commands/install/claim-installation.ts'
import { installCatalogue } from '../commands/install/install-catalogue.ts'
import { createFileStore } from '../files/file-store.ts'
import type { AppDeps } from '../http/app-deps.ts'
import { readDefinitions } from '../seed/read-definitions.ts'
import { buildTestApp } from './test-app.ts'
import { signedIn, testClient, type TestClient } from './test-client.ts'
import type { TestDatabase } from './make-test-database.ts'
import { testDatabase } from './test-database.ts'
import { testSecrets } from './test-secrets.ts'
import { installTestPeople, testUnits, type TestPeople, type TestPerson } from './test-people.ts'

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly database: TestDatabase
  readonly people: TestPeople
  readonly units: typeof testUnits
  /** Published ones by key, newest version. */
  readonly forms: ReadonlyMap<string, CompiledForm>
  /** Where the bytes of files lie. */
  readonly filesFolder: string
  /** Every line that was logged. */
  readonly logLines: readonly string[]
  /** Not signed in. */
  client(): TestClient
  signIn(person: TestPerson): Promise<TestClient>
  close(): Promise<void>
}

export interface TestServerOverrides extends Partial<
  Pick<AppDeps, 'config' | 'clock' | 'appFolder' | 'resetDemo' | 'secrets' | 'files' | 'shedding' | 'scan'>
> {
  /** A database that is closed with the server; by default a fresh one of the test run. */
  readonly database?: TestDatabase
}

/**
 * The real application on a random port and a database of its own: units of the city, the forms and code lists of
 * `form-definitions/`, published, and a few people in two units. It checks its own answers against their schemas.
 */
export async function startTestServer(overrides: TestServerOverrides = {}): Promise<TestServer> {
  const database = overrides.database ?? (await testDatabase())
  const clock = overrides.clock ?? (() => Date.now())
  const definitions = await readDefinitions(fileURLToPath(new URL('../../form-definitions', import.meta.url)))
  await claimInstallation(database.owner, overrides.config?.mode ?? 'demo')
  await installCatalogue(database.owner, definitions, { publishForms: true, now: new Date(clock()) })
  const people = await installTestPeople(database.owner)
  const filesFolder = await mkdtemp(join(tmpdir(), 'phieu-test-files-'))
  const logLines: string[] = []
  const app = await buildTestApp({
    ...overrides,
    db: database.db,
    secrets: overrides.secrets ?? testSecrets(),
    scan: overrides.scan ?? null,
    files: overrides.files ?? createFileStore(filesFolder, { reserve: 0 }),
    clock,
    onLine: (line) => void logLines.push(line),
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const forms = definitions.forms.map(({ definition }) => {
    const compiled = compileForm(definition)
    assert(compiled.ok, `${definition.key} compiles`)
    return [definition.key, compiled.value] as const
  })
  return {
    url,
    database,
    people,
    units: testUnits,
    forms: new Map(forms),
    filesFolder,
    logLines,
    client: () => testClient(url),
    signIn: (person) => signedIn(url, person),
    async close() {
      await app.close()
      await database.close()
      await rm(filesFolder, { recursive: true, force: true })
    },
  }
}
