import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clerk: TestClient
let colleague: TestClient

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  clerk = await server.signIn(server.people.clerkA)
  colleague = await server.signIn(server.people.colleagueA)
})
afterAll(async () => await server.close())

const pulled = async ({ unitId, recordId, formRef }: Operation): Promise<PulledRecord> => {
  const scope = `${unitId}/${must(formRef.split('@')[0], 'a key')}`
  const page = must((await clerk.pull({ [scope]: { seq: 0, epoch: '' } }, 1000)).scopes[scope], 'the scope')
  const found = page.changes.find((change) => change.recordId === recordId)
  if (found?.kind !== 'record') throw new Error('the record is in the feed')
  return found
}
const read = async ({ unitId, recordId }: Operation): Promise<RecordMessage> =>
  (await clerk.get<RecordMessage>(`/api/v1/units/${unitId}/records/${recordId}`)).body

const change = (created: Operation, path: string, base: string, value: string, overrides: Partial<Operation> = {}): Operation => ({
  ...created,
  opId: makeTestId<OpId>(),
  kind: 'change',
  base: { kind: 'revision', revision: 1 },
  changes: { [path]: { base, value } },
  ...overrides,
})

test('a reason once given comes with the record, also after another clerk changed something else', async () => {
  const sample = await readSample('justice/birth-registration', 'valid-late-young-mother-with-reason')
  const form = must(server.forms.get('birth-registration'), 'published')
  const reasons = [...(sample.reasons ?? [])]
  const created = testOperation({ form, author: server.people.clerkA, values: sample.values, asOf: sample.asOf }, { reasons })
  expect((await clerk.push(created))[0]?.kind).toBe('applied')
  expect((await pulled(created)).reasons).toEqual(reasons)
  const place = String(sample.values['declaration_place'])
  expect((await clerk.push(change(created, '/declaration_place', place, 'Nơi khác')))[0]?.kind).toBe('applied')
  const requester = sample.values['requester'] as JsonObject // the sample has a requester
  const others = change(created, '/requester/id_place', String(requester['id_place']), 'Cục cảnh sát', {
    authorId: server.people.colleagueA.userId,
    reasons: [],
  })
  expect((await colleague.push(others))[0]?.kind).toBe('merged')
  expect(await pulled(created)).toMatchObject({ revision: 3, reasons })
})

test('a report whose warning only the server could see is taken, and the reviewer sees the warning', async () => {
  const jump = await readSample('health/station-monthly-report', 'invalid-jump-without-reason')
  const form = must(server.forms.get('station-monthly-report'), 'published')
  const before = must(jump.previous, 'a month before')
  const author = server.people.clerkA
  const october = testOperation({ form, author, values: before, asOf: jump.asOf })
  const november = testOperation({ form, author, values: jump.values, asOf: jump.asOf })
  const outcomes = await clerk.push(october, november)
  const warning = { code: 'reason.missing', path: '/activity/visits/total' }
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['applied', 'applied'])
  expect(outcomes[1]).toMatchObject({ warnings: [{ path: warning.path, params: { ruleId: '3t38go7f' } }] })
  expect((await read(november)).revisions[0]?.warnings).toMatchObject([{ path: warning.path }])
  // A later change that leaves the period alone is compared with the month before as well.
  const later = change(november, '/reporter_name', String(jump.values['reporter_name']), 'Ngô Thị Bích Hà')
  expect((await clerk.push(later))[0]).toMatchObject({ kind: 'applied', warnings: [{ path: warning.path }] })
})

test('a warning that the author could see is not taken without its reason', async () => {
  const sample = await readSample('justice/birth-registration', 'valid-late-young-mother-with-reason')
  const form = must(server.forms.get('birth-registration'), 'published')
  const bare = testOperation({ form, author: server.people.clerkA, values: sample.values, asOf: sample.asOf })
  expect((await clerk.push(bare))[0]).toMatchObject({ kind: 'quarantined', issues: [{ code: 'reason.missing' }] })
})
