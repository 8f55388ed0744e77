import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { must } from '#core/lib/assert.ts'
import { ensureDatabase, ensureEmbeddedRoles, ensureExternalRoles } from '../db/ensure-roles.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { migrate } from '../db/migrate.ts'
import { withClient } from '../db/prepare-database.ts'
import { databaseUrl, type TestPostgres } from './test-postgres.ts'

/** One PostgreSQL for the whole run: the embedded one without fsync, or DATABASE_URL / DATABASE_OWNER_URL when set. */
export async function startTestPostgres(): Promise<TestPostgres & { stop(): Promise<void> }> {
  const template = `phieu_template_${process.pid}`
  const appUrl = process.env['DATABASE_URL']
  const ownerUrl = process.env['DATABASE_OWNER_URL']
  if (appUrl && ownerUrl) {
    await withClient(ownerUrl, (client) => ensureExternalRoles(client, appUrl))
    const postgres = { adminUrl: ownerUrl, ownerUrl, appUrl, template }
    await makeTemplate(postgres)
    return { ...postgres, stop: () => withClient(ownerUrl, async (client) => void (await client.query(`drop database ${template}`))) }
  }
  const folder = await mkdtemp(join(tmpdir(), 'phieu-test-'))
  await chmod(folder, 0o755)
  const started = await startEmbedded(join(folder, 'data'), {
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'],
  })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  const embedded = started.value
  const adminUrl = embedded.urlOf('postgres', 'postgres')
  await withClient(adminUrl, (client) =>
    ensureEmbeddedRoles(client, { owner: embedded.passwordOf('phieu_owner'), app: embedded.passwordOf('phieu_app') }),
  )
  const postgres = {
    adminUrl,
    ownerUrl: embedded.urlOf('phieu_owner', 'postgres'),
    appUrl: embedded.urlOf('phieu_app', 'postgres'),
    template,
  }
  await makeTemplate(postgres)
  const stop = async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...postgres, stop }
}

async function makeTemplate(postgres: TestPostgres): Promise<void> {
  await withClient(postgres.adminUrl, (client) => ensureDatabase(client, postgres.template))
  const migrated = await migrate(databaseUrl(postgres.ownerUrl, postgres.template))
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.error))
}

/** Vitest's global set-up for `x.db.test.ts`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...postgres } = await startTestPostgres()
  project.provide('postgres', must(postgres, 'a test database server'))
  return stop
}
