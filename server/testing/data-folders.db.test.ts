import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { UnitId, UserId } from '#core/lib/ids.ts'
import { serverActor } from '../commands/audit/seal-access.ts'
import { verifyScope } from '../commands/audit/verify-chains.ts'
import { readMigrations } from '../db/migrate.ts'
import { openDatabase } from '../db/open-database.ts'
import { prepareDatabase, withClient } from '../db/prepare-database.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { inTransaction } from '../db/transaction.ts'
import { dumpTables, readKept, restoreTables, type KeptDataFolder } from './kept-data-folder.ts'
import { testClient } from './test-client.ts'

const folders = new URL('./data-folders/', import.meta.url)
const main = fileURLToPath(new URL('../main.ts', import.meta.url))
let temporary: string
let child: ChildProcess | null = null

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'phieu-kept-'))
  await chmod(temporary, 0o755)
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await rm(temporary, { recursive: true, force: true })
})

/** A data folder as the earlier version left it when it stopped. */
async function makeFolder(kept: KeptDataFolder, dataFolder: string): Promise<void> {
  const prepared = await prepareDatabase({ database: { kind: 'embedded' }, dataFolder })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error))
  const embedded = must(prepared.value.embedded, 'an embedded database')
  await restoreTables(kept, { ownerUrl: prepared.value.ownerUrl, superUrl: embedded.urlOf('postgres', 'phieu') })
  await embedded.stop()
  await mkdir(dataFolder, { recursive: true })
  await writeFile(join(dataFolder, 'secrets.json'), JSON.stringify(kept.secrets), { mode: 0o600 })
}

/** The real server on the folder, as `npm start` starts it. @returns its address */
async function startServer(dataFolder: string): Promise<string> {
  const started = spawn(process.execPath, ['--disable-proto=delete', main], {
    env: { PATH: process.env['PATH'], PHIEU_MODE: 'demo', PHIEU_PORT: '0', PHIEU_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  let said = ''
  return await new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /https?:\/\/localhost:\d+/.exec(said)?.[0]
      if (url) resolve(url)
    }
    started.stdout.on('data', listen)
    started.stderr.on('data', listen)
    started.once('exit', () => reject(new Error(said)))
  })
}

/** Work that a person or the server would miss; accounts and units are looked at by signing in. */
const precious = [
  'records',
  'revisions',
  'operations',
  'reviews',
  'corrections',
  'assigned_numbers',
  'number_counters',
  'receipt_counters',
  'record_keys',
  'identity_keys',
  'record_fields',
  'record_files',
  'files',
  'erasures',
  'erased_files',
  'hidden_from',
  'form_versions',
  'code_lists',
  'audit_change',
  'audit_access',
  'devices',
  'grants',
  'users',
] as const

const parse = (row: string): Record<string, unknown> => JSON.parse(row) as Record<string, unknown> // a row as PostgreSQL wrote it

/** Rows as sorted texts, of the columns that the earlier version had. */
const rowsOf = (rows: readonly string[], columns: readonly string[]): string[] =>
  rows
    .map(parse)
    .map((row) => JSON.stringify(columns.map((column) => row[column])))
    .toSorted()

const named = ({ unit_id: unit, sha256, media_type: type, size }: Record<string, unknown>) => JSON.stringify([unit, sha256, type, size])

/** What migrations made of columns that came later is true of the rows that were there before. */
function expectFilledIn(before: KeptDataFolder, after: Pick<KeptDataFolder, 'tables'>): void {
  const rows = (of: Pick<KeptDataFolder, 'tables'>, table: string) => (of.tables[table] ?? []).map(parse)
  const brought = new Set(rows(before, 'files').map(named))
  const files = new Map(
    rows(before, 'record_files').map((row) => [JSON.stringify([row['record_id'], named(row)]), brought.has(named(row))]),
  )
  const found = rows(after, 'record_files').map((row) => [JSON.stringify([row['record_id'], named(row)]), row['here']] as const)
  expect(new Map(found), 'a record has just the files whose bytes are there').toEqual(files)
  for (const version of rows(after, 'form_versions')) {
    const { form_key: key, opens_at: opens, status, closing_at: closing } = version
    expect([key, opens === null, closing === null]).toEqual([key, status === 'draft', status !== 'closed'])
  }
  for (const { title, item_count: count, document } of rows(after, 'code_lists'))
    expect({ title, count }).toEqual({ title: expect.stringMatching(/./), count: (document as { items: unknown[] }).items.length })
}

const kept = (await readdir(folders)).toSorted()

test.each(kept)(
  'the data folder %s is taken over and loses nothing',
  async (name) => {
    const before = await readKept(new URL(name, folders))
    const dataFolder = join(temporary, name)
    await makeFolder(before, dataFolder)
    const url = await startServer(dataFolder)

    const beside = await startEmbedded(dataFolder, { beside: true })
    if (!beside.ok) throw new Error(JSON.stringify(beside.error))
    const after = await withClient(beside.value.urlOf('postgres', 'phieu'), dumpTables)
    expect(after.migrations).toEqual((await readMigrations()).map((migration) => migration.name))
    for (const table of precious) {
      const earlier = before.tables[table] ?? []
      const columns = Object.keys(parse(earlier[0] ?? '{}'))
      const now = new Set(rowsOf(after.tables[table] ?? [], columns))
      expect(
        rowsOf(earlier, columns).filter((row) => !now.has(row)),
        table,
      ).toEqual([])
    }
    expectFilledIn(before, after)

    const db = openDatabase(beside.value.urlOf('phieu_app', 'phieu'), { applicationName: 'phieu-test', max: 2 })
    for (const scope of (before.tables['scopes'] ?? []).map(parse)) {
      const [unitId, formKey] = [scope['unit_id'] as UnitId, String(scope['form_key'])] // columns of the table
      const actor = { userId: serverActor, units: [unitId], forms: '*' as const, owned: [`${unitId}/*`] }
      expect(await inTransaction(db, actor, (tx) => verifyScope(tx, unitId, formKey)), formKey).toMatchObject({ kind: 'intact' })
    }
    await db.destroy()

    const clerk = testClient(url)
    const session = await clerk.post<{ userId: UserId; units: readonly { unitId: UnitId }[] }>('/api/v1/session', {
      username: 'nhap.thuynguyen',
      password: 'trinh-dien-2026',
      deviceId: clerk.deviceId,
    })
    expect(session.status).toBe(201)
    const unitId = must(session.body.units[0], 'a unit').unitId
    const held = (before.tables['records'] ?? [])
      .map(parse)
      .filter((row) => row['unit_id'] === unitId && row['form_key'] === 'birth-registration')
    const scope = `${unitId}/birth-registration`
    const page = must((await clerk.pull({ [scope]: { seq: 0, epoch: '' } }, 1000)).scopes[scope], 'the clerk’s scope')
    expect(page.changes.map((change) => change.recordId).toSorted()).toEqual(held.map((row) => row['record_id']).toSorted())

    child?.kill('SIGTERM')
    expect(await once(must(child, 'a server'), 'exit')).toEqual([0, null])
  },
  // A busy machine is no fault of what is tested.
  400_000,
)
