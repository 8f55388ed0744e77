import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import type { PushResponse } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import type { TestClient } from '../testing/test-client.ts'
import { readSample, testOperation, withValue, type Sample } from '../testing/test-records.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const calm = { push: Infinity, pull: Infinity, file: Infinity, person: Infinity }
let server: TestServer
let birth: Sample
beforeAll(async () => {
  server = await startTestServer({
    clock: () => Date.parse('2026-11-20T03:00:00Z'),
    shedding: { active: { ...calm, push: 1 }, arriving: calm, lag: calm },
  })
  birth = await readSample('justice/birth-registration', 'valid-on-time')
})
afterAll(async () => await server.close())

test('a crowd is sent away and comes through: what was answered is kept, what was sent away left nothing, each once', async () => {
  const form = must(server.forms.get('birth-registration'), 'published')
  const author = server.people.clerkA
  const batchOf = (device: number): Operation[] =>
    ['MỘT', 'HAI', 'BA'].map((name) =>
      testOperation(
        { form, author, values: withValue(birth.values, ['child', 'given'], `${name} ${'I'.repeat(device + 1)}`), asOf: birth.asOf },
        { reasons: [...(birth.reasons ?? [])] },
      ),
    )
  const devices: TestClient[] = []
  // One after the other: many sign-ins of one account at once are slowed down.
  for (let i = 0; i < 6; i++) devices.push(await server.signIn(author))
  const kept = async (operations: readonly Operation[]) =>
    (
      await server.database.owner
        .selectFrom('operations')
        .select('op_id')
        .where(
          'op_id',
          'in',
          operations.map(({ opId }) => opId),
        )
        .execute()
    ).length
  let sentAway = 0
  const batches = devices.map((_, i) => batchOf(i))
  await Promise.all(
    devices.map(async (device, i) => {
      const operations = must(batches[i], 'a batch per device')
      for (;;) {
        const body = { protocolVersion: PROTOCOL_VERSION, deviceId: device.deviceId, operations }
        const answer = await device.post<PushResponse>('/api/v1/sync/push', body)
        if (answer.status === 200) {
          expect(answer.body.results.map(({ outcome }) => outcome.kind)).toEqual(['applied', 'applied', 'applied'])
          expect(await kept(operations)).toBe(3)
          return
        }
        sentAway++
        expect([answer.status, await kept(operations)]).toEqual([429, 0])
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
        await setTimeout(20)
      }
    }),
  )
  expect(sentAway).toBeGreaterThan(0)
  const { count } = await server.database.owner
    .selectFrom('records')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(18)
  // Whatever was refused on the way: nobody is left to be at work.
  expect((await must(devices[0], 'a device').push(...batchOf(9))).map(({ kind }) => kind)).toEqual(['applied', 'applied', 'applied'])
})
