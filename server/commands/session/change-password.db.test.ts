import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserId } from '#core/lib/ids.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { signedIn, type Answer, type TestClient } from '../../testing/test-client.ts'
import type { TestPerson } from '../../testing/test-people.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { createUser, type NewUser } from '../install/create-user.ts'
import { hashPassword } from '../install/hash-password.ts'
import { madeUpPassword } from '../install/made-up-password.ts'

let now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer

beforeAll(async () => void (server = await startTestServer({ clock: () => now })))
afterAll(async () => await server.close())

const next = 'một câu dài dễ nhớ'
const change = (client: TestClient, current: string, to = next): Promise<Answer> =>
  client.post('/api/v1/session/password', { current, next: to })

/** A clerk of unit A made by the command, with the password that it printed. */
async function newClerk(username: string, overrides: Partial<NewUser> = {}): Promise<TestPerson> {
  const password = madeUpPassword()
  const userId = makeTestId<UserId>()
  const created = await createUser(server.database.owner, {
    userId,
    username,
    name: 'Người mới',
    post: 'Công chức',
    passwordHash: await hashPassword(password),
    roles: ['clerk'],
    unit: 'commune-11560',
    form: '*',
    today: '2026-11-20',
    ...overrides,
  })
  expect(created.ok).toBe(true)
  return { userId, username, password, name: 'Người mới', unitId: server.units.a }
}

test('who has a password that somebody else knows changes it before anything else, and then works', async () => {
  const person = await newClerk('moi1')
  const client = server.client()
  const opened = await client.post<SessionMessage>('/api/v1/session', {
    username: person.username,
    password: person.password,
    deviceId: client.deviceId,
  })
  expect(opened).toMatchObject({ status: 201, body: { mustChangePassword: true, grants: [{ role: 'clerk', unitId: server.units.a }] } })
  const scope = `${server.units.a}/birth-registration`
  const pull = () => client.post('/api/v1/sync/pull', { protocolVersion: 1, cursors: { [scope]: null }, limit: 10 })
  const elsewhere = ['/api/v1/session', '/api/v1/forms', '/api/v1/code-lists', '/api/v1/records', '/api/v1/receipts/P01-26-000001-X']
  for (const path of elsewhere) expect(await client.get(path)).toMatchObject({ status: 403, body: { code: 'password.change' } })
  expect(await pull()).toMatchObject({ status: 403, body: { code: 'password.change' } })
  expect((await change(client, person.password)).status).toBe(204)
  expect((await client.get<SessionMessage>('/api/v1/session')).body.mustChangePassword).toBeUndefined()
  expect((await client.get('/api/v1/forms')).status).toBe(200)
  const other = server.client()
  const signIn = (password: string) => other.post('/api/v1/session', { username: 'moi1', password, deviceId: other.deviceId })
  expect((await signIn(person.password)).status).toBe(401)
  expect((await signIn(next.normalize('NFD'))).status).toBe(201)
})

test('a new password ends the sessions of the person’s other devices, not this one', async () => {
  const person = await newClerk('moi2')
  const [here, there] = [await signedIn(server.url, person), await signedIn(server.url, person)]
  expect((await change(here, person.password)).status).toBe(204)
  expect((await here.get('/api/v1/session')).status).toBe(200)
  expect((await there.get('/api/v1/session')).status).toBe(401)
})

test('refuses a short one, the same one, a wrong present one, and slows down who guesses', async () => {
  const person = await newClerk('moi3')
  const client = await signedIn(server.url, person)
  const code = async (current: string, to?: string) => (await change(client, current, to)).body
  expect(await code(person.password, 'mười ba ký tự')).toMatchObject({ status: 422, code: 'password.too-short' })
  expect(await code(person.password, person.password)).toMatchObject({ status: 422, code: 'password.same' })
  for (let i = 0; i < 5; i++) expect(await code('wrong')).toMatchObject({ status: 422, code: 'password.wrong' })
  expect(await code(person.password)).toMatchObject({ status: 429, code: 'session.slow-down' })
  now += 2000
  expect((await change(client, person.password)).status).toBe(204)
  expect(await server.client().post('/api/v1/session/password', { current: 'x', next })).toMatchObject({ status: 401 })
})

test('the password that the demonstration shows to everybody stays', async () => {
  const client = await server.signIn(server.people.clerkA)
  expect((await change(client, server.people.clerkA.password)).body).toMatchObject({ status: 403, code: 'password.shared' })
})

test('a person is made only with a name, a unit and a form that are there', async () => {
  const issueOf = async (overrides: Partial<NewUser>) => {
    const made = await createUser(server.database.owner, {
      userId: makeTestId<UserId>(),
      username: 'moi4',
      name: 'Người mới',
      post: '',
      passwordHash: 'x',
      roles: ['reviewer', 'reviewer'],
      unit: 'commune-11560',
      form: 'birth-registration',
      today: '2026-11-20',
      ...overrides,
    })
    return made.ok ? null : made.error[0]?.code
  }
  expect(await issueOf({ username: 'Nguyễn' })).toBe('username.shape')
  expect(await issueOf({ unit: 'nowhere' })).toBe('unit.unknown')
  expect(await issueOf({ form: 'no-such-form' })).toBe('form.unknown')
  expect(await issueOf({})).toBeNull()
  expect(await issueOf({})).toBe('username.taken')
})
