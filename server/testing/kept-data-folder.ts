import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress } from 'node:zlib'
import { Client } from 'pg'
import { escapeIdentifier, escapeLiteral } from 'pg'
import { migrate, readMigrations } from '../db/migrate.ts'

/**
 * What a data folder of an earlier version held: its rows, table by table, as PostgreSQL writes them in JSON, and its secrets.
 * The schema is not in it: the migrations up to `migrations` make it, and they never change.
 */
export interface KeptDataFolder {
  /** Names, in order. */
  readonly migrations: readonly string[]
  readonly secrets: unknown
  /** JSON texts, one a row, so that no number passes through a double. */
  readonly tables: Readonly<Record<string, readonly string[]>>
}

const pack = promisify(brotliCompress)
const unpack = promisify(brotliDecompress)

export const readKept = async (file: URL | string): Promise<KeptDataFolder> =>
  JSON.parse((await unpack(await readFile(file))).toString('utf8')) as KeptDataFolder // written by `packKept`

export const packKept = (kept: KeptDataFolder): Promise<Buffer> => pack(JSON.stringify(kept))

/** Every row of the database, as a superuser, whom no policy binds. */
export async function dumpTables(client: Client): Promise<Pick<KeptDataFolder, 'migrations' | 'tables'>> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const tables: Record<string, readonly string[]> = {}
  for (const { name } of rows) {
    if (name === 'migrations') continue
    const found = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${escapeIdentifier(name)} t`)
    tables[name] = found.rows.map(({ row }) => row)
  }
  const applied = await client.query<{ name: string }>('select name from migrations order by name')
  return { migrations: applied.rows.map(({ name }) => name), tables }
}

/** An empty database becomes what the kept one was. @param ownerUrl for the migrations @param superUrl to load without triggers */
export async function restoreTables(kept: KeptDataFolder, { ownerUrl, superUrl }: { ownerUrl: string; superUrl: string }): Promise<void> {
  const then = (await readMigrations()).filter(({ name }) => kept.migrations.includes(name))
  const migrated = await migrate(ownerUrl, then)
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.error))
  const client = new Client({ connectionString: superUrl })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    for (const [table, rows] of Object.entries(kept.tables)) {
      const name = escapeIdentifier(table)
      for (let at = 0; at < rows.length; at += 500) {
        const page = `[${rows.slice(at, at + 500).join(',')}]`
        await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${escapeLiteral(page)}::jsonb)`)
      }
    }
  } finally {
    await client.end()
  }
}
