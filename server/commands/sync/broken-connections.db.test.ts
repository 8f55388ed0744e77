import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { PushResponse } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import { withClient } from '../../db/prepare-database.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation, withValue } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { serverActor } from '../audit/seal-access.ts'
import { verifyScope } from '../audit/verify-chains.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clerk: TestClient

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  clerk = await server.signIn(server.people.clerkA)
})
afterAll(async () => await server.close())

/** Cuts every connection of the application, as a restart of the database does; as the application's role, which may end its own. */
const cutConnections = (): Promise<unknown> =>
  withClient(server.database.appUrl, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'phieu-test'`,
    ),
  )

let refusals = 0

/** As a device does: the same batch again until it is answered; only 503 may stand between. */
async function sendUntilAnswered(operations: readonly Operation[]): Promise<PushResponse> {
  for (;;) {
    const answer = await clerk.post<PushResponse>('/api/v1/sync/push', { protocolVersion: 1, deviceId: clerk.deviceId, operations })
    if (answer.status === 200) return answer.body
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).not.toBeNull()
    refusals++
    await setTimeout(50)
  }
}

test('with the database’s connections cut again and again, each record arrives exactly once', async () => {
  const birth = await readSample('justice/birth-registration', 'valid-on-time')
  const form = must(server.forms.get('birth-registration'), 'published')
  const batches = Array.from({ length: 12 }, (_, batch) =>
    Array.from({ length: 5 }, (_item, i) =>
      testOperation(
        {
          form,
          author: server.people.clerkA,
          values: withValue(birth.values, ['child', 'given'], `BÉ ${'O'.repeat(batch)}I${'O'.repeat(i)}`),
          asOf: birth.asOf,
        },
        { reasons: [...(birth.reasons ?? [])] },
      ),
    ),
  )
  const sending = Promise.all(batches.map(sendUntilAnswered))
  // Enough to hit transactions at different points, far apart enough for some to get through between.
  for (let cut = 0; cut < 8; cut++) {
    await setTimeout(60 + cut * 15)
    await cutConnections()
  }
  const results = (await sending).flatMap((response) => response.results)
  expect(refusals).toBeGreaterThan(0)
  expect(results.map((result) => result.outcome.kind).filter((kind) => kind !== 'applied' && kind !== 'duplicate')).toEqual([])
  const stored = await server.database.owner.selectFrom('revisions').select(['op_id', 'revision']).execute()
  expect(stored.map((row) => row.op_id).sort()).toEqual(
    batches
      .flat()
      .map((operation) => operation.opId)
      .sort(),
  )
  const numbers = await server.database.owner.selectFrom('assigned_numbers').select('number').orderBy('number').execute()
  expect(numbers.map((row) => row.number)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
  const chain = await inTransaction(server.database.db, { userId: serverActor, units: [server.units.a], forms: '*' }, (tx) =>
    verifyScope(tx, server.units.a, 'birth-registration'),
  )
  expect(chain).toEqual({ kind: 'intact', entries: 60, unsealed: 0 })
}, 60_000)
