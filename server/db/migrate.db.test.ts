import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../testing/test-database.ts'
import { checkAppRole } from './check-app-role.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openDatabase } from './open-database.ts'

let at: TestDatabase
beforeAll(async () => void (at = await testDatabase()))
afterAll(async () => await at.close())

test('migrating again changes nothing', async () => {
  expect(await migrate(at.ownerUrl)).toEqual({ ok: true, value: [] })
})

test('two migrators at once apply each migration once', async () => {
  const more = [...(await readMigrations()), { name: '9999-extra.sql', sql: 'create table extra (id int)', checksum: 'c' }]
  const results = await Promise.all([migrate(at.ownerUrl, more), migrate(at.ownerUrl, more)])
  expect(results.flatMap((result) => (result.ok ? result.value : ['failed']))).toEqual(['9999-extra.sql'])
})

test('a database of a newer version, or with another history, is refused', async () => {
  const newer = await migrate(at.ownerUrl)
  expect(newer).toMatchObject({ ok: false, error: [{ code: 'database.newer', params: { migration: '9999-extra.sql' } }] })
  const other = [...(await readMigrations()), { name: '9999-extra.sql', sql: '', checksum: 'd' }]
  expect(await migrate(at.ownerUrl, other)).toMatchObject({ ok: false, error: [{ code: 'database.changed-migration' }] })
})

test('a failed migration leaves no trace', async () => {
  const broken = [
    ...(await readMigrations()),
    { name: '9999-extra.sql', sql: '', checksum: 'c' },
    { name: 'z.sql', sql: 'create table half (id int); select nonsense', checksum: 'z' },
  ]
  await expect(migrate(at.ownerUrl, broken)).rejects.toThrow(/nonsense/)
  const { rows } = await sql`select to_regclass('half') as found`.execute(at.owner)
  expect(rows).toEqual([{ found: null }])
})

test('every record-sized table forces row-level security', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`.execute(at.owner)
  expect(rows.map((row) => row.name)).toEqual([
    'code_lists',
    'demo_people',
    'devices',
    'extra',
    'form_chains',
    'form_comments',
    'form_consents',
    'form_events',
    'form_tests',
    'form_versions',
    'grants',
    'held_drafts',
    'impact_reports',
    'installation',
    'list_chains',
    'list_events',
    'migrations',
    'moved_drafts',
    'sessions',
    'sign_in_attempts',
    'unit_names',
    'units',
    'users',
  ])
})

test('rows of tests are fenced, and found by an index, in every table that has rows of forms', async () => {
  const { rows } = await sql<{ name: string; fenced: boolean }>`
    select c.relname as name, exists (select from pg_policies p where p.tablename = c.relname and p.policyname = 'test_sight') as fenced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'form_key')
      -- A letter names a test, and has nothing of what was entered there; whoever looks after devices sees it.
      and c.relname <> 'dead_letters'`.execute(at.owner)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter(({ fenced }) => !fenced)).toEqual([])
  await at.owner.connection().execute(async (connection) => {
    await sql`set enable_seqscan = off`.execute(connection)
    for (const { name } of rows) {
      const plan = await sql<{ 'QUERY PLAN': string }>`explain select 1 from ${sql.table(name)}
        where form_key = 'births~test' and right(form_key, 5) = '~test'`.execute(connection)
      expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n'), name).toContain(`${name}_tests`)
    }
    await sql`reset enable_seqscan`.execute(connection)
  })
})

test('a role that row-level security does not bind is refused at boot', async () => {
  expect(await checkAppRole(at.db)).toEqual({ ok: true, value: null })
  const asOwner = openDatabase(at.ownerUrl, { applicationName: 'phieu-test', max: 1, role: 'phieu_owner' })
  expect(await checkAppRole(asOwner)).toMatchObject({ ok: false, error: [{ code: 'database.role-unbound' }] })
  await asOwner.destroy()
})
