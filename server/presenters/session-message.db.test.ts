import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import { readSample, testOperation } from '../testing/test-records.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer

beforeAll(async () => void (server = await startTestServer({ clock: () => now })))
afterAll(async () => await server.close())

test('after a merger the session says that the successor’s clerk reaches the merged unit, and the server lets in what it says', async () => {
  const { a, b } = server.units
  const birth = await readSample('justice/birth-registration', 'valid-on-time')
  const form = must(server.forms.get('birth-registration'), 'published')
  const before = await server.signIn(server.people.clerkB)
  const created = testOperation(
    { form, author: server.people.clerkB, values: birth.values, asOf: birth.asOf },
    { reasons: [...(birth.reasons ?? [])] },
  )
  expect((await before.push(created))[0]?.kind).toBe('applied')
  await server.database.owner.updateTable('units').set({ successor_id: a, closed_on: '2026-11-01' }).where('unit_id', '=', b).execute()
  const clerk = await server.signIn(server.people.clerkA)
  const session = (await clerk.get<SessionMessage>('/api/v1/session')).body
  expect(session.grants).toEqual([{ role: 'clerk', unitId: a, formKey: '*', reaches: [a, b].toSorted() }])
  expect(session.units.map(({ unitId, closed }) => [unitId, closed])).toEqual(
    expect.arrayContaining([
      [a, undefined],
      [b, true],
    ]),
  )
  const scope = `${b}/birth-registration`
  const pulled = await clerk.pull({ [scope]: { epoch: '', seq: 0 } })
  expect(pulled.revoked).toEqual([])
  expect(pulled.scopes[scope]?.changes).toMatchObject([{ recordId: created.recordId }])
})
