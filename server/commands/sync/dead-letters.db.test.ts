import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { DeadLetterPage } from '#core/protocol/dead-letters.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import type { PushResponse } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import { inTransaction } from '../../db/transaction.ts'
import { purgeLetters } from '../../http/letter-purge.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation, withValue, type Sample } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clerk: TestClient
let admin: TestClient
let birth: Sample
let children = 0

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  clerk = await server.signIn(server.people.clerkA)
  admin = await server.signIn(server.people.adminA)
  birth = await readSample('justice/birth-registration', 'valid-on-time')
})
afterAll(async () => await server.close())
beforeEach(async () => void (await sql`truncate dead_letters`.execute(server.database.owner)))

const newBirth = (overrides: Partial<Operation> = {}): Operation =>
  testOperation(
    {
      form: must(server.forms.get('birth-registration'), 'published'),
      author: server.people.clerkA,
      values: withValue(birth.values, ['child', 'given'], `CON ${'I'.repeat(++children)}`),
      asOf: birth.asOf,
    },
    { reasons: [...(birth.reasons ?? [])], ...overrides },
  )
const push = async (...operations: readonly unknown[]) => {
  const body = { protocolVersion: PROTOCOL_VERSION, deviceId: clerk.deviceId, operations }
  return (await clerk.post<PushResponse>('/api/v1/sync/push', body)).body.results.map(({ outcome }) => outcome.kind)
}
const letters = async (query = '') => (await admin.get<DeadLetterPage>(`/api/v1/dead-letters${query}`)).body.letters
const payloads = async () =>
  (await server.database.owner.selectFrom('dead_letters').select(['reason', 'payload', 'size']).orderBy('letter_no').execute()).map(
    ({ reason, payload, size }) => [reason, payload?.length ?? null, size],
  )

test('what is answered and not kept is found by the administrator: who, when, why, never what was entered', async () => {
  const elsewhere = newBirth({ unitId: server.units.b })
  const unknown = newBirth({ formRef: 'no form at all' })
  const unreadable = { ...newBirth(), kind: 'explode' }
  const nul = { ...newBirth(), 'a\u0000\ud800': 1 }
  const taken = newBirth()
  const reused = { ...newBirth(), opId: taken.opId }
  expect(await push(elsewhere, unknown, unreadable, nul, taken, reused)).toEqual([
    'denied',
    'quarantined',
    'quarantined',
    'quarantined',
    'applied',
    'quarantined',
  ])
  const found = await letters()
  expect(found.map(({ opId, reason }) => [opId, reason]).sort()).toEqual(
    [
      [elsewhere.opId, 'denied'],
      [unknown.opId, 'unplaced'],
      [unreadable.opId, 'unreadable'],
      [nul.opId, 'unreadable'],
      [taken.opId, 'op-id-reused'],
    ].sort(),
  )
  const letter = must(
    found.find(({ opId }) => opId === elsewhere.opId),
    'the denied one',
  )
  expect(letter).toMatchObject({
    issues: [{ code: 'grant.missing' }],
    recordId: elsewhere.recordId,
    claimedUnitId: server.units.b,
    formKey: 'birth-registration',
    senderId: server.people.clerkA.userId,
    senderName: server.people.clerkA.name,
    deviceId: clerk.deviceId,
    times: 1,
    firstAt: new Date(now).toISOString(),
    settledAt: null,
  })
  expect(JSON.stringify(found)).not.toContain('CON I')
})

test('sent again it is one letter still; taken at last it is settled', async () => {
  const foreign = newBirth({ unitId: server.units.b })
  await push(foreign)
  await push(foreign)
  expect(await letters()).toMatchObject([{ opId: foreign.opId, times: 2, settledAt: null }])
  const grant = { user_id: server.people.clerkA.userId, role: 'clerk' as const, unit_id: server.units.b, form_key: '*' }
  await server.database.owner.insertInto('grants').values(grant).execute()
  expect(await push(foreign)).toEqual(['applied'])
  await server.database.owner.deleteFrom('grants').where('unit_id', '=', server.units.b).where('user_id', '=', grant.user_id).execute()
  expect(await letters()).toEqual([])
  expect(await letters('?settled=1')).toMatchObject([{ opId: foreign.opId, settledAt: new Date(now).toISOString() }])
  // What it says lies with the record now.
  expect((await payloads()).map(([, payload]) => payload)).toEqual([null])
})

test('who works nowhere any more is looked after where they say that they worked', async () => {
  const left = newBirth()
  const { owner } = server.database
  const { userId } = server.people.clerkA
  const grants = await owner.deleteFrom('grants').where('user_id', '=', userId).returningAll().execute()
  try {
    expect(await push(left)).not.toEqual(['applied'])
  } finally {
    await owner.insertInto('grants').values(grants).execute()
  }
  expect(await letters()).toMatchObject([{ opId: left.opId, senderId: userId, claimedUnitId: left.unitId }])
})

test('only administrators of the sender’s unit see them, a page at a time', async () => {
  await push(newBirth({ unitId: server.units.b }), newBirth({ unitId: server.units.b }), newBirth({ unitId: server.units.b }))
  const page = (await admin.get<DeadLetterPage>('/api/v1/dead-letters?limit=2')).body
  expect([page.letters.length, page.more]).toEqual([2, true])
  const rest = (await admin.get<DeadLetterPage>(`/api/v1/dead-letters?limit=2&before=${page.letters[1]?.letterNo}`)).body
  expect([rest.letters.length, rest.more]).toEqual([1, false])
  for (const person of ['clerkA', 'reviewerA', 'ownerA', 'cityOwner'] as const)
    expect(await (await server.signIn(server.people[person])).get('/api/v1/dead-letters')).toMatchObject({
      status: 403,
      body: { code: 'administrator.only' },
    })
  expect((await server.client().get('/api/v1/dead-letters')).status).toBe(401)
  // The second fence: nobody reads what is another's, nor writes under another's name.
  const { db } = server.database
  const seenBy = (administered: readonly (typeof server.units.a)[]) =>
    inTransaction(db, { userId: server.people.clerkB.userId, units: [server.units.a], forms: '*', administered }, (tx) =>
      tx.selectFrom('dead_letters').select('letter_no').execute(),
    )
  expect([(await seenBy([])).length, (await seenBy([server.units.b])).length, (await seenBy([server.units.a])).length]).toEqual([0, 0, 3])
  const forged = inTransaction(db, { userId: server.people.clerkB.userId, units: [server.units.a], forms: '*' }, (tx) =>
    sql`insert into dead_letters (sender_id, device_id, op_id, reason, outcome, size, first_at, last_at)
      values (${server.people.clerkA.userId}, ${clerk.deviceId}, ${makeTestId<OpId>()}, 'denied', '{}', 1, now(), now())`.execute(tx),
  )
  await expect(forged).rejects.toThrow('row-level security')
})

test('a letter keeps the beginning of what came, of tests nothing, and one sender’s letters have a bound', async () => {
  const huge = { ...newBirth(), kind: 'explode', more: 'ẽ'.repeat(100_000) }
  const deep = JSON.parse(`{"opId":"${makeTestId<OpId>()}","a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) as unknown
  const trial = newBirth({ formRef: `birth-registration~test@1#${'0'.repeat(64)}` })
  const text = JSON.stringify({ protocolVersion: PROTOCOL_VERSION, deviceId: clerk.deviceId, operations: [huge, 'DEEP', trial] })
  const opId = (deep as { opId: string }).opId
  const body = text.replace('"DEEP"', `{"opId":"${opId}","a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)
  expect((await clerk.post<PushResponse>('/api/v1/sync/push', body)).status).toBe(200)
  const kept = await payloads()
  expect(kept.map(([reason]) => reason)).toEqual(['unreadable', 'unreadable', 'unplaced'])
  expect(kept[0]?.[1]).toBeLessThanOrEqual(65_000)
  expect(kept[0]?.[2]).toBeGreaterThan(300_000)
  expect(kept[2]?.[1]).toBe(null)
  await sql`insert into dead_letters (sender_id, device_id, op_id, reason, outcome, size, first_at, last_at)
    select ${server.people.clerkA.userId}, ${clerk.deviceId}, gen_random_uuid(), 'denied', '{}', 1, now(), now() from generate_series(1, 997)`.execute(
    server.database.owner,
  )
  expect(await push(newBirth({ unitId: server.units.b }))).toEqual(['denied'])
  expect(await payloads()).toHaveLength(1000)
  expect(server.logLines.join('')).toContain('rejected operations were not kept')
})

test('letters go with age, and never before', async () => {
  await push(newBirth({ unitId: server.units.b }))
  const { db, owner } = server.database
  await sql`update dead_letters set last_at = now() - interval '100 days'`.execute(owner)
  expect(await purgeLetters(db, Date.now())).toBe(0)
  // Not even for whoever asks for it sooner than a month.
  await sql`update dead_letters set last_at = now() - interval '20 days'`.execute(owner)
  expect(await purgeLetters(db, Date.now() + 400 * 86_400_000)).toBe(0)
  await sql`update dead_letters set last_at = now() - interval '181 days'`.execute(owner)
  expect(await purgeLetters(db, Date.now())).toBe(1)
})
