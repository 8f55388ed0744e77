import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDatabase } from '../db/open-database.ts'
import { withClient } from '../db/prepare-database.ts'
import { databaseUrl } from './test-postgres.ts'

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  /** As `phieu_app`, fenced: what the server's requests use. */
  readonly db: Db
  /** As `phieu_owner`, unfenced: for setting up and looking. */
  readonly owner: Db
  readonly appUrl: string
  readonly ownerUrl: string
  close(): Promise<void>
}

/** Call once per file (`beforeAll`) and `close` it in `afterAll`; runs under `vitest.db.config.ts`. */
export async function testDatabase(): Promise<TestDatabase> {
  const postgres = inject('postgres')
  const name = `phieu_test_${randomBytes(6).toString('hex')}`
  await withClient(postgres.adminUrl, (client) => client.query(`create database ${name} template ${postgres.template} owner phieu_owner`))
  const appUrl = databaseUrl(postgres.appUrl, name)
  const ownerUrl = databaseUrl(postgres.ownerUrl, name)
  const db = openDatabase(appUrl, { applicationName: 'phieu-test', max: 10 })
  const owner = openDatabase(ownerUrl, { applicationName: 'phieu-test-owner', max: 4, role: 'phieu_owner' })
  const close = async () => {
    await Promise.all([db.destroy(), owner.destroy()])
    // Not `with (force)`: an owner on a city's own server may not end other roles' backends, and PostgreSQL waits 5 s for those on their way out.
    await withClient(postgres.adminUrl, (client) => client.query(`drop database ${name}`))
  }
  return { db, owner, appUrl, ownerUrl, close }
}
