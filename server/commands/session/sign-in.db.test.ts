import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestClient } from '../../testing/test-client.ts'
import type { TestPerson } from '../../testing/test-people.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

let now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer

beforeAll(async () => void (server = await startTestServer({ clock: () => now })))
afterAll(async () => await server.close())

const attempt = async (client: TestClient, username: string, password: string): Promise<number> =>
  (await client.post('/api/v1/session', { username, password, deviceId: client.deviceId })).status
const many = (times: number, one: () => Promise<number>): Promise<number[]> => Promise.all(Array.from({ length: times }, one))
const right = (client: TestClient, person: TestPerson): Promise<number> => attempt(client, person.username, person.password)

test('of many guesses at once as few are looked at as of many in a row', async () => {
  const { reviewerA } = server.people
  const statuses = await many(30, () => attempt(server.client(), reviewerA.username, 'wrong'))
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(25)
  now += 1000
  expect(await right(server.client(), reviewerA)).toBe(201)
})

test('a name that nobody has is answered like one that somebody has', async () => {
  const sequence = async (username: string): Promise<number[]> => {
    const statuses: number[] = []
    for (let i = 0; i < 8; i++) statuses.push(await attempt(server.client(), username, 'wrong'))
    return statuses
  }
  expect(await sequence('khong-co-ai')).toEqual(await sequence(server.people.ownerA.username))
})

test('wrong passwords are forgotten after a day', async () => {
  const { colleagueA } = server.people
  const wrong = (): Promise<number> => attempt(server.client(), colleagueA.username, 'wrong')
  for (let i = 0; i < 4; i++) expect(await wrong()).toBe(401)
  now += 25 * 3600_000
  expect([await wrong(), await wrong()]).toEqual([401, 401])
  const rows = await server.database.owner.selectFrom('sign_in_attempts').select('failures').execute()
  expect(rows).toEqual([{ failures: 2 }])
})

test('whoever guesses from elsewhere does not lock out the device on which the person has signed in before', async () => {
  const { clerkB } = server.people
  const own = server.client()
  expect(await right(own, clerkB)).toBe(201)
  const stranger = server.client()
  for (let i = 0; i < 6; i++) await attempt(stranger, clerkB.username, 'wrong')
  expect(await right(server.client(), clerkB)).toBe(429)
  expect(await right(own, clerkB)).toBe(201)
  // Its own mistakes count there.
  const mistakes = await many(7, () => attempt(own, clerkB.username, 'wrong'))
  expect(mistakes.filter((status) => status === 429)).toHaveLength(2)
})
