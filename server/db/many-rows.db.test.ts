import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseId, type OpId, type RecordId, type UserId, type DeviceId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { makeTestId } from '../testing/make-test-id.ts'
import { testDatabase, type TestDatabase } from '../testing/test-database.ts'
import { testUnits } from '../testing/test-people.ts'
import { manyRows } from './many-rows.ts'

let database: TestDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(async () => await database.close())

test('rows written as one parameter are the rows that were given, whatever their columns hold', async () => {
  const author = makeTestId<UserId>()
  const at = new Date('2026-11-20T03:04:05.678Z')
  const row = {
    unit_id: testUnits.a,
    op_id: makeTestId<OpId>(),
    form_key: 'birth-registration',
    record_id: makeTestId<RecordId>(),
    author_id: author,
    device_id: must(parseId<DeviceId>('0192f4d0-0000-7000-8000-000000000001'), 'a UUID'),
    payload_hash: Buffer.from('00ff5c22', 'hex'),
    status: 'denied' as const,
    outcome: JSON.stringify({ kind: 'denied', issues: [{ code: 'x', path: '/\\"ẽ', params: { n: 1.5 } }] }),
    operation: null,
    waits_for: null,
    received_at: at,
    settled_at: null,
    readers: [author],
  }
  // The first half of a character of two: such a text is cut so where a column holds only its beginning.
  const cut = { ...row, op_id: makeTestId<OpId>(), form_key: `cut \ud842`, readers: null, device_id: null, settled_at: at }
  const { columns, expression } = manyRows('operations', [row, cut], ['outcome', 'operation'])
  await database.owner.insertInto('operations').columns(columns).expression(expression).execute()
  const rows = await database.owner.selectFrom('operations').selectAll().orderBy('form_key').execute()
  expect(rows).toEqual([
    { ...row, outcome: JSON.parse(row.outcome) as unknown },
    { ...cut, outcome: JSON.parse(row.outcome) as unknown, form_key: 'cut \ufffd' },
  ])
})
