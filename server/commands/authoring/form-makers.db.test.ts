import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import type { UnitId } from '#core/lib/ids.ts'
import type { AuthoredVersion, AuthoringUnits, VersionAct } from '#core/protocol/authoring.ts'
import type { Problem } from '#core/protocol/problem.ts'
import { unitIdOf } from '../../seed/unit-id.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
const now = Date.parse('2026-11-20T02:00:00Z')
let author: TestClient
let publisher: TestClient
/** Of a department that makes forms of its own. */
let tradeAuthor: TestClient
const [trade, science] = [unitIdOf('industry-trade'), unitIdOf('science-technology')]
beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  const { people } = server
  await server.database.owner
    .insertInto('grants')
    .values({ user_id: people.adminA.userId, role: 'form-author', unit_id: trade, form_key: '*' })
    .execute()
  author = await server.signIn(people.author)
  publisher = await server.signIn(people.publisher)
  tradeAuthor = await server.signIn(people.adminA)
})
afterAll(async () => await server.close())

const base = '/api/v1/authoring/forms'
const at = (key: string): string => `${base}/${key}/versions/1`
const formOf = (key: string, department: string): FormDefinition =>
  smallDefinition({
    key,
    department,
    identityKeys: [],
    uiSchema: {},
    schema: smallSchema({ name: { type: 'string', title: 'Tên', 'x-phieu': { id: 'name0000', type: 'text' } } }),
  })
const begin = (client: TestClient, key: string, department: string) =>
  client.post<AuthoredVersion & Problem>(base, { document: formOf(key, department) })
const act = (client: TestClient, key: string, body: VersionAct) => client.post<AuthoredVersion & Problem>(`${at(key)}/acts`, body)

test('an author of a department begins forms of that department; those of another, or of none, only the agency begins', async () => {
  expect(await begin(tradeAuthor, 'own-shops', 'industry-trade')).toMatchObject({ status: 201 })
  for (const department of ['health', 'no-such-unit', ''])
    expect(await begin(tradeAuthor, 'foreign-form', department), department).toMatchObject({ status: 403, body: { code: 'form.foreign' } })
  expect(await author.get(at('foreign-form'))).toMatchObject({ status: 404 })
  expect(await begin(author, 'foreign-form', 'health')).toMatchObject({ status: 201 })
  expect(await tradeAuthor.get(at('foreign-form'))).toMatchObject({ status: 404 })
  expect(await begin(await server.signIn(server.people.clerkA), 'clerks-form', 'industry-trade')).toMatchObject({ status: 403 })
})

test('a draft is not moved to a department for which its author writes no forms', async () => {
  const made = await begin(tradeAuthor, 'moving-form', 'industry-trade')
  const save = (client: TestClient) =>
    client.putJson<Problem>(at('moving-form'), { basedOn: made.body.summary.hash, document: formOf('moving-form', 'health') })
  expect(await save(tradeAuthor)).toMatchObject({ status: 403, body: { code: 'form.foreign' } })
  expect((await author.get<AuthoredVersion>(at('moving-form'))).body.summary.department).toBe('industry-trade')
  expect(await save(author)).toMatchObject({ status: 200 })
})

test('makers of forms are told every open unit, and for which of them they write; others are not', async () => {
  const writes = async (client: TestClient) =>
    (await client.get<AuthoringUnits>('/api/v1/authoring/units')).body.units.filter((unit) => unit.writes)
  const all = (await author.get<AuthoringUnits>('/api/v1/authoring/units')).body.units
  expect(all.map(({ unitId }) => unitId)).toEqual(expect.arrayContaining([server.units.a, server.units.b, trade, science]))
  expect(await writes(author)).toHaveLength(all.length)
  expect((await writes(tradeAuthor)).map(({ code }) => code)).toEqual(all.filter(({ unitId }) => unitId === trade).map(({ code }) => code))
  expect(await writes(publisher)).toEqual([])
  expect(await (await server.signIn(server.people.clerkA)).get('/api/v1/authoring/units')).toMatchObject({ status: 403 })
})

test('a version opens first only where there are units, later everywhere; the day to act by is set and taken away', async () => {
  const { hash } = (await begin(author, 'first-units', 'industry-trade')).body.summary
  expect((await act(author, 'first-units', { kind: 'due', hash, dueOn: '2026-12-04' })).body.summary.dueOn).toBe('2026-12-04')
  await act(author, 'first-units', { kind: 'submit', hash, notes: 'Bản đầu.' })
  expect((await act(publisher, 'first-units', { kind: 'due', hash, dueOn: '2026-12-11' })).body.summary.dueOn).toBe('2026-12-11')
  expect((await act(publisher, 'first-units', { kind: 'due', hash, dueOn: null })).body.summary.dueOn).toBeNull()
  const nowhere = '018f0000-0000-7000-8000-000000000000' as UnitId // of no unit
  const publish = (firstUnits: readonly UnitId[]) => act(publisher, 'first-units', { kind: 'publish', hash, firstUnits: [...firstUnits] })
  expect(await publish([server.units.a, nowhere])).toMatchObject({
    status: 422,
    body: { code: 'form.units', issues: [{ params: { unitId: nowhere } }] },
  })
  expect((await publish([server.units.a])).body.summary).toMatchObject({ opensAt: null, first: { units: [server.units.a] } })
  expect((await act(publisher, 'first-units', { kind: 'reschedule', hash })).body.summary.opensAt).toBe(new Date(now).toISOString())
  expect(await act(publisher, 'first-units', { kind: 'due', hash, dueOn: '2026-12-04' })).toMatchObject({ status: 403 })
})
