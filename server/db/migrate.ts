import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { sha256Hex } from '#core/lib/sha256.ts'

const folder = new URL('./migrations/', import.meta.url)
/** Any fixed number: one migrator at a time, however many servers start. */
const MIGRATOR_LOCK = 20_451_146

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** The migrations of this version of the server, in order. Line ends are made alike before the checksum: Windows checks out CRLF. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return await Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, checksum: sha256Hex(sql) }
    }),
  )
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * Brings the database to this version's schema as `phieu_owner`; the names applied now. Safe to repeat and to run at once.
 * Refuses a database that a newer version has migrated (`database.newer`), or whose history differs (`database.changed-migration`).
 */
export async function migrate(ownerUrl: string, migrations?: readonly Migration[]): Promise<Result<string[]>> {
  const wanted = migrations ?? (await readMigrations())
  const client = new Client({ connectionString: ownerUrl, application_name: 'phieu-migrator' })
  await client.connect()
  try {
    await client.query('set role phieu_owner')
    await client.query('select pg_advisory_lock($1)', [MIGRATOR_LOCK])
    await client.query(
      `create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations order by name')
    const checksums = new Map(wanted.map(({ name, checksum }) => [name, checksum]))
    const unknown = rows.find(({ name }) => !checksums.has(name))
    if (unknown) return err([issue('database.newer', '', { migration: unknown.name })])
    const changed = rows.find(({ name, checksum }) => checksums.get(name) !== checksum)
    if (changed) return err([issue('database.changed-migration', '', { migration: changed.name })])
    const done = new Set(rows.map(({ name }) => name))
    const pending = wanted.filter(({ name }) => !done.has(name))
    for (const migration of pending) await apply(client, migration)
    return ok(pending.map(({ name }) => name))
  } finally {
    await client.end()
  }
}
