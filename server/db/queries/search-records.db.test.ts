import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { inTransaction } from '../transaction.ts'
import { searchRecords } from './search-records.ts'

let at: TestDatabase
beforeAll(async () => void (at = await testDatabase()))
afterAll(async () => await at.close())

const ours = makeTestId<UnitId>()
const theirs = makeTestId<UnitId>()
const userId = makeTestId<UserId>()
let seq = 0

async function addRecord(unitId: UnitId, formKey: string, searchText: string): Promise<RecordId> {
  const recordId = makeTestId<RecordId>()
  seq += 1
  const at1 = new Date(1_760_000_000_000 + seq * 1000)
  await at.owner
    .insertInto('records')
    .values({
      unit_id: unitId,
      record_id: recordId,
      form_key: formKey,
      form_version: 1,
      form_hash: 'h',
      revision: 1,
      state: 'received',
      data: '{}',
      title: searchText,
      sort_key: searchText,
      search_text: searchText,
      receipt: `R${seq}`,
      author_id: userId,
      seq,
      created_at: at1,
      changed_at: at1,
    })
    .execute()
  return recordId
}
const search = (words: string[], units: UnitId[], forms: string[] | '*' = '*', formKey: string | null = null) =>
  inTransaction(at.db, { userId, units, forms }, async (tx) =>
    (await searchRecords(tx, { words, unitId: null, formKey, limit: 10 })).map((row) => row.record_id),
  )

test('search keeps to the units and forms of the reader, newest first', async () => {
  const first = await addRecord(ours, 'births', 'nguyen van an 11323-26-1')
  const second = await addRecord(ours, 'shops', 'nguyen van an tap hoa')
  await addRecord(theirs, 'births', 'nguyen van an')
  expect(await search(['van', 'nguyen'], [ours])).toEqual([second, first])
  expect(await search(['nguyen'], [ours], ['births'])).toEqual([first])
  expect(await search(['nguyen'], [ours], '*', 'shops')).toEqual([second])
  expect(await search(['nguyen', 'tap hoa'], [ours])).toEqual([second])
  expect(await search(['nguyen'], [])).toEqual([])
  expect(await search([''], [ours])).toEqual([])
})

test('wildcards in the words are ordinary characters', async () => {
  const percent = await addRecord(ours, 'births', 'giam 50% \\ gia_re')
  expect(await search(['50%'], [ours])).toEqual([percent])
  expect(await search(['a_r'], [ours])).toEqual([percent])
  expect(await search(['\\'], [ours])).toEqual([percent])
  expect(await search(['n%n'], [ours])).toEqual([])
})

test('the search is an index scan', async () => {
  const { rows } = await at.owner.connection().execute(async (connection) => {
    await sql`set enable_seqscan = off`.execute(connection)
    return await sql<{ 'QUERY PLAN': string }>`explain select record_id from records where search_text like '%nguyen van%'`.execute(
      connection,
    )
  })
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('records_search')
})
