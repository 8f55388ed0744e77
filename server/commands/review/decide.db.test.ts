import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { Problem } from '#core/protocol/problem.ts'
import type { RecordMessage, RecordPage } from '#core/protocol/records.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { Answer, TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation, withValue, type Sample } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clients: Record<'clerk' | 'colleague' | 'reviewer' | 'owner' | 'foreigner', TestClient>
let birth: Sample

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  const { clerkA, colleagueA, reviewerA, ownerA, reviewerB } = server.people
  clients = {
    clerk: await server.signIn(clerkA),
    colleague: await server.signIn(colleagueA),
    reviewer: await server.signIn(reviewerA),
    owner: await server.signIn(ownerA),
    foreigner: await server.signIn(reviewerB),
  }
  birth = await readSample('justice/birth-registration', 'valid-on-time')
})
afterAll(async () => await server.close())

let children = 0
async function sent(): Promise<Operation> {
  const values = withValue(birth.values, ['child', 'given'], `BÉ ${'I'.repeat(++children)}`)
  const form = must(server.forms.get('birth-registration'), 'published')
  const operation = testOperation({ form, author: server.people.clerkA, values, asOf: birth.asOf }, { reasons: [...(birth.reasons ?? [])] })
  expect((await clients.clerk.push(operation))[0]?.kind).toBe('applied')
  return operation
}

const place = () => birth.values['declaration_place'] as string
const changeTo = (created: Operation, base: string, value: string, revision: number, overrides: Partial<Operation> = {}): Operation => ({
  ...created,
  opId: makeTestId<OpId>(),
  kind: 'change',
  base: { kind: 'revision', revision },
  changes: { '/declaration_place': { base, value } },
  ...overrides,
})

const decide = (
  client: TestClient,
  record: Operation,
  revision: number,
  decision: DecisionRequest['decision'],
  opId = makeTestId<OpId>(),
): Promise<Answer<RecordMessage & Problem>> =>
  client.post(`/api/v1/units/${record.unitId}/records/${record.recordId}/decisions`, { opId, revision, decision })

test('returned with comments, corrected, approved and locked: each step reaches the clerk by pull', async () => {
  const record = await sent()
  const scope = `${record.unitId}/birth-registration`
  const start = (await clients.clerk.pull({ [scope]: { seq: 0, epoch: '' } })).scopes[scope]
  expect((await decide(clients.reviewer, record, 1, { kind: 'start-review' })).body.summary.state).toEqual({ kind: 'in-review', level: 0 })
  const comments = [{ path: '/declaration_place', text: 'Ghi rõ phường' }]
  const returned = await decide(clients.reviewer, record, 1, { kind: 'return', comments })
  expect(returned.body.comments).toEqual([{ ...comments[0], author: server.people.reviewerA.name, at: new Date(now).toISOString() }])
  const cursor = { seq: must(start, 'scope').next, epoch: must(start, 'scope').epoch }
  const pulled = (await clients.clerk.pull({ [scope]: cursor })).scopes[scope]
  expect(pulled?.changes).toMatchObject([{ recordId: record.recordId, state: { kind: 'returned' }, comments }])
  expect((await clients.clerk.push(changeTo(record, place(), 'Phường Thủy Nguyên, tổ 1', 1)))[0]).toMatchObject({
    kind: 'applied',
    state: { kind: 'received' },
  })
  const approved = await decide(clients.reviewer, record, 2, { kind: 'approve' })
  expect(approved.body).toMatchObject({ summary: { state: { kind: 'approved', level: 1 } }, comments: [] })
  expect((await decide(clients.owner, record, 2, { kind: 'approve' })).body.summary.state).toEqual({ kind: 'locked' })
  const last = (await clients.clerk.pull({ [scope]: cursor })).scopes[scope]
  expect(last?.changes).toMatchObject([{ recordId: record.recordId, state: { kind: 'locked' }, revision: 2 }])
})

test('a reviewer learns on which revision was last decided, and which remarks the clerks have answered since', async () => {
  const record = await sent()
  const read = async () => (await clients.reviewer.get<RecordMessage>(`/api/v1/units/${record.unitId}/records/${record.recordId}`)).body
  expect(await read()).toMatchObject({ decided: null, answered: [] })
  const comments = [{ path: '/declaration_place', text: 'Ghi rõ tổ' }]
  const returned = await decide(clients.reviewer, record, 1, { kind: 'return', comments })
  expect(returned.body).toMatchObject({ decided: 1, comments, answered: [] })
  await clients.clerk.push(changeTo(record, place(), 'Tổ 1', 1))
  const author = { authorId: server.people.colleagueA.userId }
  await clients.colleague.push(changeTo(record, 'Tổ 1', 'Tổ 2', 2, author))
  expect(await read()).toMatchObject({ summary: { revision: 3 }, decided: 1, comments: [], answered: comments })
  // A decision without a verdict leaves it so.
  expect((await decide(clients.reviewer, record, 3, { kind: 'start-review' })).body).toMatchObject({ decided: 1, answered: comments })
  expect((await decide(clients.reviewer, record, 3, { kind: 'approve' })).body).toMatchObject({ decided: 3, answered: [] })
  expect((await decide(clients.owner, record, 3, { kind: 'approve' })).body).toMatchObject({ decided: 3, answered: [] })
})

test('an operation on a locked record becomes a request; accepted it is a revision by its author, refused it is a remark', async () => {
  const record = await sent()
  await decide(clients.reviewer, record, 1, { kind: 'approve' })
  await decide(clients.owner, record, 1, { kind: 'approve' })
  const first = changeTo(record, place(), 'Nơi sửa', 1)
  expect((await clients.clerk.push(first))[0]).toEqual({ kind: 'correction-requested', revision: 1 })
  const asked = (await clients.owner.get<RecordMessage>(`/api/v1/units/${record.unitId}/records/${record.recordId}`)).body
  expect(asked).toMatchObject({ correction: { opId: first.opId }, actions: ['accept-correction', 'refuse-correction'] })
  const accepted = await decide(clients.owner, record, 1, { kind: 'accept-correction' })
  expect(accepted.body).toMatchObject({
    summary: { state: { kind: 'locked' }, revision: 2 },
    values: { declaration_place: 'Nơi sửa' },
    correction: null,
  })
  expect(accepted.body.values['registry']).toEqual(asked.values['registry'])
  expect(accepted.body.revisions[0]).toMatchObject({
    kind: 'correction',
    authorName: server.people.clerkA.name,
    changed: ['/declaration_place'],
  })
  expect((await clients.clerk.push(first))[0]).toMatchObject({ kind: 'duplicate', revision: 2 })
  const second = changeTo(record, 'Nơi sửa', 'Nơi khác', 2)
  await clients.clerk.push(second)
  const refused = await decide(clients.owner, record, 2, { kind: 'refuse-correction', comment: 'Không có căn cứ' })
  expect(refused.body).toMatchObject({
    summary: { state: { kind: 'locked' }, revision: 2 },
    comments: [{ path: '', text: 'Không có căn cứ' }],
  })
})

test('a decision on a revision that is no longer the newest is refused, and one sent twice is done once', async () => {
  const record = await sent()
  await clients.clerk.push(changeTo(record, place(), 'Nơi mới', 1))
  expect(await decide(clients.reviewer, record, 1, { kind: 'approve' })).toMatchObject({ status: 409, body: { code: 'record.changed' } })
  const opId = makeTestId<OpId>()
  const twice = await Promise.all([1, 2].map(() => decide(clients.reviewer, record, 2, { kind: 'approve' }, opId)))
  expect(twice.map((answer) => answer.status)).toEqual([200, 200])
  expect(await decide(clients.reviewer, record, 2, { kind: 'start-review' }, opId)).toMatchObject({
    status: 409,
    body: { code: 'decision.op-id-reused' },
  })
})

test('who may not decide is refused, and a person of another unit learns nothing', async () => {
  const record = await sent()
  expect(await decide(clients.clerk, record, 1, { kind: 'approve' })).toMatchObject({ status: 403, body: { code: 'decision.not-allowed' } })
  expect(await decide(clients.owner, record, 1, { kind: 'approve' })).toMatchObject({ status: 403 })
  expect(await decide(clients.foreigner, record, 1, { kind: 'approve' })).toMatchObject({ status: 404, body: { code: 'record.unknown' } })
})

test('a colleague takes over a returned record, and may then withdraw it', async () => {
  const record = await sent()
  await decide(clients.reviewer, record, 1, { kind: 'return', comments: [{ path: '', text: 'Thiếu' }] })
  const before = (await clients.colleague.get<RecordMessage>(`/api/v1/units/${record.unitId}/records/${record.recordId}`)).body
  expect(before.actions).toEqual(['change', 'take-over'])
  expect((await decide(clients.colleague, record, 1, { kind: 'take-over' })).body.actions).toEqual(['change', 'withdraw'])
})

test('the data owner cancels a locked record with a reason: it ends, reaches the devices, and what it held is free again', async () => {
  const record = await sent()
  const path = `/api/v1/units/${record.unitId}/records/${record.recordId}`
  for (const client of [clients.reviewer, clients.owner]) await decide(client, record, 1, { kind: 'approve' })
  const scope = `${record.unitId}/birth-registration`
  const { next, epoch } = must((await clients.clerk.pull({ [scope]: { seq: 0, epoch: '' } })).scopes[scope], 'scope')
  const cancel = { kind: 'cancel', comment: 'Lập trùng' } as const
  expect(await decide(clients.reviewer, record, 1, cancel)).toMatchObject({ status: 403, body: { code: 'decision.not-allowed' } })
  expect((await decide(clients.owner, record, 1, { ...cancel, comment: '  ' })).status).toBe(400)
  const opId = makeTestId<OpId>()
  const comments = [{ path: '', text: 'Lập trùng', author: server.people.ownerA.name }]
  for (const _ of [1, 2])
    expect((await decide(clients.owner, record, 1, cancel, opId)).body).toMatchObject({
      summary: { state: { kind: 'cancelled' }, revision: 1 },
      comments,
      actions: ['request-erasure'],
    })
  const pulled = (await clients.clerk.pull({ [scope]: { seq: next, epoch } })).scopes[scope]
  expect(pulled?.changes).toMatchObject([{ recordId: record.recordId, state: { kind: 'cancelled' }, comments }])
  const entries = server.database.owner.selectFrom('audit_change').select('kind').where('op_id', '=', opId)
  expect(await entries.execute()).toEqual([{ kind: 'cancel' }])
  expect((await clients.clerk.push(changeTo(record, place(), 'Nơi khác', 1)))[0]?.kind).not.toBe('applied')
  const again = { ...record, opId: makeTestId<OpId>(), recordId: makeTestId<typeof record.recordId>() }
  expect((await clients.clerk.push(again))[0]?.kind).toBe('applied')
  expect((await clients.owner.get<RecordMessage>(path)).body.summary.state).toEqual({ kind: 'cancelled' })
})

test('a choice that makes the record invalid is refused with what is wrong, and the value waits on', async () => {
  const record = await sent()
  // Each is right by itself; a certificate from before the birth is not.
  const [path, day] = ['/child/dob', '2026-10-28']
  const certificate = changeTo(record, '', '', 1, { changes: { '/birth_cert/date': { base: '2026-10-30', value: day } } })
  expect((await clients.clerk.push(certificate))[0]).toMatchObject({ kind: 'applied' })
  const later = changeTo(record, '', '', 1, {
    authorId: server.people.colleagueA.userId,
    changes: { [path]: { base: day, value: '2026-10-29' } },
  })
  expect((await clients.colleague.push(later))[0]).toEqual({ kind: 'conflict', revision: 3, paths: [path] })
  const choose = (take: 'current' | 'other') => decide(clients.clerk, record, 3, { kind: 'resolve-conflict', path, take })
  const refused = await choose('other')
  expect(refused).toMatchObject({ status: 422, body: { code: 'conflict.invalid' } })
  expect(refused.body.issues?.length).toBeGreaterThan(0)
  expect((await choose('current')).body).toMatchObject({ conflicts: {}, summary: { revision: 3 } })
  expect(await choose('current')).toMatchObject({ status: 403 })
})

test('nobody accepts a correction that they asked for themselves', async () => {
  const record = await sent()
  await decide(clients.reviewer, record, 1, { kind: 'approve' })
  await decide(clients.owner, record, 1, { kind: 'approve' })
  await server.database.owner
    .insertInto('grants')
    .values({ user_id: server.people.ownerA.userId, role: 'clerk', unit_id: record.unitId, form_key: '*' })
    .execute()
  const both = await server.signIn(server.people.ownerA)
  const own = changeTo(record, place(), 'Chỗ tự sửa', 1, { authorId: server.people.ownerA.userId })
  expect((await both.push(own))[0]?.kind).toBe('correction-requested')
  const seen = (await both.get<RecordMessage>(`/api/v1/units/${record.unitId}/records/${record.recordId}`)).body
  expect(seen).toMatchObject({ withheld: ['accept-correction'] })
  expect(seen.actions).not.toContain('accept-correction')
  expect(await decide(both, record, 1, { kind: 'accept-correction' })).toMatchObject({ status: 403, body: { code: 'decision.own-work' } })
  expect((await decide(both, record, 1, { kind: 'refuse-correction', comment: 'Nhầm' })).status).toBe(200)
})

test('a correction that would give two records one identity is not accepted', async () => {
  const [first, second] = [await sent(), await sent()]
  for (const client of [clients.reviewer, clients.owner]) await decide(client, second, 1, { kind: 'approve' })
  const change = (from: Operation, to: Operation) => ({
    '/child/given': { base: must(from.changes['/child/given']?.value, 'a name'), value: must(to.changes['/child/given']?.value, 'a name') },
  })
  expect((await clients.clerk.push(changeTo(second, '', '', 1, { changes: change(second, first) })))[0]?.kind).toBe('correction-requested')
  expect(await decide(clients.owner, second, 1, { kind: 'accept-correction' })).toMatchObject({
    status: 409,
    body: { code: 'correction.invalid', issues: [{ code: 'identity.exists' }, { code: 'identity.exists' }] },
  })
})

test('the inbox holds what waits for the reader, search finds without marks, a receipt finds its record', async () => {
  const record = await sent()
  const inbox = async (client: TestClient) =>
    (await client.get<RecordPage>('/api/v1/records?inbox=1&limit=200')).body.records.map((row) => row.recordId)
  expect(await inbox(clients.reviewer)).toContain(record.recordId)
  expect(await inbox(clients.owner)).not.toContain(record.recordId)
  expect(await inbox(clients.foreigner)).toEqual([])
  const all = (await clients.clerk.get<RecordPage>('/api/v1/records?limit=200')).body.records
  const own = must(
    all.find((row) => row.recordId === record.recordId),
    'listed',
  )
  const found = (await clients.clerk.get<RecordPage>(`/api/v1/records?q=${encodeURIComponent(`be ${'i'.repeat(children)}`)}`)).body.records
  expect(found.map((row) => row.recordId)).toContain(record.recordId)
  expect((await clients.clerk.get(`/api/v1/receipts/${own.receipt.toLowerCase()}`)).body).toMatchObject({ recordId: record.recordId })
  expect(await clients.foreigner.get(`/api/v1/receipts/${own.receipt}`)).toMatchObject({ status: 404 })
  const page = (await clients.clerk.get<RecordPage>('/api/v1/records?limit=2')).body
  const next = (await clients.clerk.get<RecordPage>(`/api/v1/records?limit=2&after=${page.next}`)).body
  expect(new Set([...page.records, ...next.records].map((row) => row.recordId)).size).toBe(4)
})
