import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { OpId, UserId } from '#core/lib/ids.ts'
import type { Problem } from '#core/protocol/problem.ts'
import type { DecisionRequest, RecordMessage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { Answer, TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation, withValue, type Sample } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
const path = '/declaration_place'
interface Writer {
  readonly client: TestClient
  readonly person: { readonly userId: UserId; readonly name: string }
}
let server: TestServer
let a: Writer
let b: Writer
let c: Writer
let birth: Sample

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  const { clerkA, colleagueA, ownerA } = server.people
  birth = await readSample('justice/birth-registration', 'valid-on-time')
  const unit_id = newBirth('BÉ').unitId
  await server.database.owner.insertInto('grants').values({ user_id: ownerA.userId, role: 'clerk', unit_id, form_key: '*' }).execute()
  const writer = async (person: typeof clerkA): Promise<Writer> => ({ client: await server.signIn(person), person })
  ;[a, b, c] = [await writer(clerkA), await writer(colleagueA), await writer(ownerA)]
})
afterAll(async () => await server.close())

function newBirth(given: string): Operation {
  const form = must(server.forms.get('birth-registration'), 'published')
  const values = withValue(birth.values, ['child', 'given'], given)
  return testOperation({ form, author: server.people.clerkA, values, asOf: birth.asOf }, { reasons: [...(birth.reasons ?? [])] })
}

let children = 0
async function created(): Promise<Operation> {
  const operation = newBirth(`BÉ ${'I'.repeat(++children)}`)
  expect((await a.client.push(operation))[0]?.kind).toBe('applied')
  return operation
}

const place = () => birth.values['declaration_place'] as string // the sample has one
const change = (record: Operation, { person }: Writer, value: string, revision = 1, base = place()): Operation => ({
  ...record,
  opId: makeTestId<OpId>(),
  kind: 'change',
  authorId: person.userId,
  base: { kind: 'revision', revision },
  changes: { [path]: { base, value } },
})
const push = async (writer: Writer, operation: Operation) => must((await writer.client.push(operation))[0], 'an outcome')
const address = (record: Operation) => `/api/v1/units/${record.unitId}/records/${record.recordId}`
const read = async (record: Operation) => (await a.client.get<RecordMessage>(address(record))).body
const choose = (
  { client }: Writer,
  record: Operation,
  revision: number,
  choice: Omit<Extract<DecisionRequest['decision'], { kind: 'resolve-conflict' }>, 'kind' | 'path'>,
): Promise<Answer<RecordMessage & Problem>> =>
  client.post(`${address(record)}/decisions`, {
    opId: makeTestId<OpId>(),
    revision,
    decision: { kind: 'resolve-conflict', path, ...choice },
  })

/** A's value stands, those of B and C wait. */
async function threeWriters() {
  const record = await created()
  const [mine, second, third] = [change(record, a, 'Nơi A'), change(record, b, 'Nơi B'), change(record, c, 'Nơi C')]
  expect(await push(a, mine)).toMatchObject({ kind: 'applied', revision: 2 })
  expect(await push(b, second)).toEqual({ kind: 'conflict', revision: 3, paths: [path] })
  expect(await push(c, third)).toEqual({ kind: 'conflict', revision: 4, paths: [path] })
  return { record, second, third }
}

test('of three people at one field no value is lost: one stands, two wait, each with who brought it', async () => {
  const { record, second, third } = await threeWriters()
  const { values, conflicts } = await read(record)
  expect(values['declaration_place']).toBe('Nơi A')
  expect(conflicts).toEqual({
    [path]: [
      { value: 'Nơi B', author: b.person.name, opId: second.opId, revision: 3 },
      { value: 'Nơi C', author: c.person.name, opId: third.opId, revision: 4 },
    ],
  })
  const scope = `${record.unitId}/birth-registration`
  const pulled = (await b.client.pull({ [scope]: { seq: 0, epoch: '' } })).scopes[scope]?.changes
  expect(pulled?.find((found) => found.recordId === record.recordId)).toMatchObject({ conflicts })
})

test('who wants the value that stands, without having seen the conflict, settles nothing', async () => {
  const record = await created()
  await push(a, change(record, a, 'Nơi A'))
  const waiting = change(record, b, 'Nơi B')
  await push(b, waiting)
  expect(await push(c, change(record, c, 'Nơi A'))).toMatchObject({ kind: 'applied', revision: 4 })
  expect((await read(record)).conflicts[path]).toMatchObject([{ value: 'Nơi B', opId: waiting.opId }])
  // On the revision before the conflict the value that stands can be changed; that chooses nothing.
  expect(await push(c, change(record, c, 'Nơi D', 2, 'Nơi A'))).toMatchObject({ kind: 'applied', revision: 5 })
  expect((await read(record)).conflicts[path]).toMatchObject([{ value: 'Nơi B', opId: waiting.opId }])
})

test('a change made on a revision settles what waited at its field then, and leaves what came later', async () => {
  const { record, third } = await threeWriters()
  expect(await push(a, change(record, a, 'Nơi Đ', 3, 'Nơi A'))).toMatchObject({ kind: 'applied', revision: 5 })
  expect((await read(record)).conflicts[path]).toMatchObject([{ value: 'Nơi C', opId: third.opId }])
  expect(await push(b, change(record, b, 'Nơi E', 5, 'Nơi Đ'))).toMatchObject({ kind: 'applied', revision: 6 })
  expect((await read(record)).conflicts).toEqual({})
})

test('a chain made on one device without an answer replaces its own waiting value, never that of others', async () => {
  const { record, second, third } = await threeWriters()
  const after = { ...change(record, b, 'Nơi B2', 1, 'Nơi B'), base: { kind: 'after', opId: second.opId } } as const
  expect(await push(b, after)).toMatchObject({ kind: 'conflict', revision: 5 })
  expect((await read(record)).conflicts[path]).toMatchObject([
    { value: 'Nơi C', opId: third.opId },
    { value: 'Nơi B2', opId: after.opId },
  ])
})

test('the choice says whose value, and settles all of them', async () => {
  const { record, third } = await threeWriters()
  // Which of the two is meant cannot be guessed.
  expect(await choose(a, record, 4, { take: 'other' })).toMatchObject({ status: 409, body: { code: 'conflict.none' } })
  expect(await choose(a, record, 4, { take: 'other', opId: makeTestId<OpId>() })).toMatchObject({ status: 409 })
  const taken = await choose(a, record, 4, { take: 'other', opId: third.opId })
  expect(taken.body).toMatchObject({ summary: { revision: 5 }, values: { declaration_place: 'Nơi C' }, conflicts: {} })
})

test('a value kept before there were lists is still shown, joined by later ones, and can be chosen', async () => {
  const record = await created()
  await push(a, change(record, a, 'Nơi A'))
  await server.database.owner
    .updateTable('records')
    .set({ conflicts: JSON.stringify({ [path]: { value: 'Nơi cũ', author: 'Người cũ' } }) })
    .where('record_id', '=', record.recordId)
    .execute()
  const old = { value: 'Nơi cũ', author: 'Người cũ', opId: null, revision: 2 }
  expect((await read(record)).conflicts).toEqual({ [path]: [old] })
  await push(b, change(record, b, 'Nơi B'))
  expect((await read(record)).conflicts[path]).toMatchObject([old, { value: 'Nơi B' }])
  const taken = await choose(c, record, 3, { take: 'other' })
  expect(taken.body).toMatchObject({ values: { declaration_place: 'Nơi cũ' }, conflicts: {} })
})
