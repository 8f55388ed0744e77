import { randomBytes } from 'node:crypto'
import type { Db } from '../db/database.ts'
import { openDatabase } from '../db/open-database.ts'
import { withClient } from '../db/prepare-database.ts'
import { databaseUrl, type TestPostgres } from './test-postgres.ts'

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  readonly name: string
  /** As `phieu_app`, fenced: what the server's requests use. */
  readonly db: Db
  /** As `phieu_owner`, unfenced: for setting up and looking. */
  readonly owner: Db
  readonly appUrl: string
  readonly ownerUrl: string
  close(): Promise<void>
}

/** A copy of a template of that server, by default of the migrated, empty one; `close` drops it. */
export async function makeTestDatabase(postgres: TestPostgres, template: string = postgres.template): Promise<TestDatabase> {
  const name = `phieu_test_${randomBytes(6).toString('hex')}`
  await withClient(postgres.adminUrl, (client) => client.query(`create database ${name} template ${template} owner phieu_owner`))
  const appUrl = databaseUrl(postgres.appUrl, name)
  const ownerUrl = databaseUrl(postgres.ownerUrl, name)
  const db = openDatabase(appUrl, { applicationName: 'phieu-test', max: 10 })
  const owner = openDatabase(ownerUrl, { applicationName: 'phieu-test-owner', max: 4, role: 'phieu_owner' })
  const close = async () => {
    await Promise.all([db.destroy(), owner.destroy()])
    // Not `with (force)`: an owner on a city's own server may not end other roles' backends, and PostgreSQL waits 5 s for those on their way out.
    await withClient(postgres.adminUrl, (client) => client.query(`drop database ${name}`))
  }
  return { name, db, owner, appUrl, ownerUrl, close }
}
