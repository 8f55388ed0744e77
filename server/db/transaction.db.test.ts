import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import { makeTestId } from '../testing/make-test-id.ts'
import { testDatabase, type TestDatabase } from '../testing/test-database.ts'
import { inTransaction, type Actor, type Tx } from './transaction.ts'

let at: TestDatabase
beforeAll(async () => void (at = await testDatabase()))
afterAll(async () => await at.close())

const ours = makeTestId<UnitId>()
const theirs = makeTestId<UnitId>()
const userId = makeTestId<UserId>()
const clerk = (units: UnitId[], forms: Actor['forms'] = '*'): Actor => ({ userId, units, forms })

const addScope = (unitId: UnitId, formKey: string) => (tx: Tx) =>
  tx.insertInto('scopes').values({ unit_id: unitId, form_key: formKey, epoch: 'e1' }).execute()
const scopesSeen = async (actor: Actor) =>
  await inTransaction(at.db, actor, async (tx) => {
    const rows = await tx.selectFrom('scopes').select(['unit_id', 'form_key']).orderBy('form_key').execute()
    return rows.map((row) => `${row.unit_id === ours ? 'ours' : 'theirs'}/${row.form_key}`)
  })

test('an actor reads and writes its own units and forms only', async () => {
  await inTransaction(at.db, clerk([ours]), addScope(ours, 'births'))
  await inTransaction(at.db, clerk([ours]), addScope(ours, 'shops'))
  await inTransaction(at.db, clerk([theirs]), addScope(theirs, 'births'))
  expect(await scopesSeen(clerk([ours]))).toEqual(['ours/births', 'ours/shops'])
  expect(await scopesSeen(clerk([ours], ['births']))).toEqual(['ours/births'])
  expect(await scopesSeen(clerk([ours, theirs], ['shops', 'births']))).toHaveLength(3)
  expect(await scopesSeen(clerk([]))).toEqual([])
  expect(await scopesSeen(clerk([ours], []))).toEqual([])
  await expect(inTransaction(at.db, clerk([ours]), addScope(theirs, 'shops'))).rejects.toThrow(/row-level security/)
  await expect(inTransaction(at.db, clerk([ours], ['births']), addScope(ours, 'markets'))).rejects.toThrow(/row-level security/)
  const changed = await inTransaction(at.db, clerk([ours]), (tx) =>
    tx.updateTable('scopes').set({ counter: 9 }).where('unit_id', '=', theirs).executeTakeFirst(),
  )
  expect(changed.numUpdatedRows).toBe(0n)
})

test('a query outside a transaction of ours sees nothing', async () => {
  expect(await at.db.selectFrom('scopes').selectAll().execute()).toEqual([])
})

test('settings end with the transaction, also when it fails', async () => {
  const single = at.db
  await single.connection().execute(async (connection) => {
    await inTransaction(connection, clerk([ours]), async (tx) => void (await tx.selectFrom('scopes').selectAll().execute()))
    await expect(inTransaction(connection, clerk([ours]), () => Promise.reject(new Error('given up')))).rejects.toThrow('given up')
    const { rows } = await sql<{ units: string }>`select current_setting('app.units', true) as units`.execute(connection)
    expect(rows[0]?.units ?? '').toBe('')
    expect(await connection.selectFrom('scopes').selectAll().execute()).toEqual([])
  })
})

test('text that is no id and no form key never reaches SET', async () => {
  // The type forbids it; a bug elsewhere must still not become SQL.
  const injected = `${ours}'; set local app.units = '${theirs}` as UnitId
  await expect(inTransaction(at.db, clerk([injected]), () => Promise.resolve(1))).rejects.toThrow('Bug')
  await expect(inTransaction(at.db, clerk([ours], ["births'; drop table records; --"]), () => Promise.resolve(1))).rejects.toThrow('Bug')
  await expect(inTransaction(at.db, clerk([ours], ['births,shops']), () => Promise.resolve(1))).rejects.toThrow('Bug')
})

test('a transaction that lost a race is tried again', async () => {
  let runs = 0
  const result = await inTransaction(at.db, clerk([ours]), async (tx) => {
    runs += 1
    if (runs < 3) await sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`.execute(tx)
    return 'won'
  })
  expect([result, runs]).toEqual(['won', 3])
})

test('history cannot be changed by the application', async () => {
  const update = (table: 'revisions' | 'audit_change' | 'reviews') =>
    inTransaction(at.db, clerk([ours]), (tx) => tx.deleteFrom(table).execute())
  for (const table of ['revisions', 'audit_change', 'reviews'] as const) await expect(update(table)).rejects.toThrow(/permission denied/)
})

test('identity keys of other units answer with the unit only', async () => {
  const key = randomBytes(32)
  const row = { key_hmac: key, form_key: 'births', key_no: 0, unit_id: theirs, record_id: makeTestId<RecordId>() }
  await inTransaction(at.db, clerk([theirs]), (tx) => tx.insertInto('identity_keys').values(row).execute())
  await inTransaction(at.db, clerk([ours]), async (tx) => {
    expect(await tx.selectFrom('identity_keys').selectAll().execute()).toEqual([])
    const { rows } = await sql`select * from units_with_identity(array[${key}::bytea], 'births')`.execute(tx)
    expect(rows).toEqual([{ key_hmac: key, key_no: 0, unit_id: theirs }])
  })
})
