import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { PullResponse } from '#core/protocol/pull.ts'
import type { Operation } from '#core/record/operation.ts'
import type { TestClient } from '../../testing/test-client.ts'
import type { TestPerson } from '../../testing/test-people.ts'
import { readSample, testOperation, withValue, type Sample } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clerk: TestClient
let birth: Sample

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  clerk = await server.signIn(server.people.clerkA)
  birth = await readSample('justice/birth-registration', 'valid-on-time')
})
afterAll(async () => await server.close())

let children = 0
const newBirth = (author: TestPerson = server.people.clerkA): Operation => {
  const values = withValue(birth.values, ['child', 'given'], `TRẺ ${(children++).toString(2).replaceAll('0', 'O').replaceAll('1', 'I')}`)
  return testOperation(
    { form: must(server.forms.get('birth-registration'), 'published'), author, values, asOf: birth.asOf },
    { reasons: [...(birth.reasons ?? [])] },
  )
}

test('a puller beside 16 writers skips nothing', async () => {
  const scope = `${server.units.a}/birth-registration`
  const seen = new Map<string, number>()
  const numbers: number[] = []
  let cursor = { seq: 0, epoch: '' }
  const pull = async (): Promise<boolean> => {
    const page = must((await clerk.pull({ [scope]: cursor }, 7)).scopes[scope], 'the scope is the reader’s')
    for (const change of page.changes) {
      numbers.push(change.seq)
      if (change.kind === 'record') seen.set(change.recordId, change.revision)
    }
    cursor = { seq: page.next, epoch: page.epoch }
    return page.more
  }
  const sent: Operation[] = []
  let writing = true
  const writers = Array.from({ length: 16 }, async () => {
    for (let batch = 0; batch < 4; batch++) {
      const operations = [newBirth(), newBirth(), newBirth()]
      sent.push(...operations)
      const outcomes = await clerk.push(...operations)
      expect(outcomes.every((outcome) => outcome.kind === 'applied')).toBe(true)
    }
  })
  const reader = (async () => {
    while (writing) await pull()
  })()
  await Promise.all(writers)
  writing = false
  await reader
  while (await pull());
  expect(sent.filter((operation) => !seen.has(operation.recordId))).toEqual([])
  expect(numbers).toEqual(Array.from({ length: sent.length }, (_, i) => i + 1))
  const receipts = await server.database.owner.selectFrom('records').select('receipt').execute()
  expect(new Set(receipts.map((row) => row.receipt)).size).toBe(sent.length)
}, 120_000)

test('another unit’s scope is revoked, not read, and its records are unknown', async () => {
  const clerkB = await server.signIn(server.people.clerkB)
  const mine = newBirth()
  await clerk.push(mine)
  const scope = `${server.units.a}/birth-registration`
  const answer: PullResponse = await clerkB.pull({ [scope]: { seq: 0, epoch: '' }, nonsense: { seq: 0, epoch: '' } })
  expect(answer).toMatchObject({ scopes: {}, revoked: [scope, 'nonsense'] })
  expect(await clerkB.get(`/api/v1/units/${mine.unitId}/records/${mine.recordId}`)).toMatchObject({
    status: 404,
    body: { code: 'record.unknown' },
  })
  expect(await clerkB.push({ ...newBirth(server.people.clerkB), unitId: server.units.a })).toMatchObject([
    { kind: 'denied', issues: [{ code: 'grant.missing' }] },
  ])
})

test('after a restore a device starts its scopes anew', async () => {
  const scope = `${server.units.a}/birth-registration`
  const first = must((await clerk.pull({ [scope]: { seq: 0, epoch: '' } }, 1000)).scopes[scope], 'scope')
  expect(must((await clerk.pull({ [scope]: { seq: first.next, epoch: first.epoch } })).scopes[scope], 'scope').changes).toEqual([])
  await server.database.owner.updateTable('installation').set({ epoch: 'restored' }).execute()
  const again = must((await clerk.pull({ [scope]: { seq: first.next, epoch: first.epoch } }, 1000)).scopes[scope], 'scope')
  expect(again.changes).toHaveLength(first.changes.length)
  expect(again.epoch).not.toBe(first.epoch)
})

test('the same identity in another unit is refused by the unit’s name alone', async () => {
  const operation = newBirth()
  await clerk.push(operation)
  const clerkB = await server.signIn(server.people.clerkB)
  const form = must(server.forms.get('birth-registration'), 'published')
  const empty = testOperation({ form, author: server.people.clerkB, values: {}, asOf: birth.asOf })
  const twin: Operation = { ...empty, changes: operation.changes, reasons: operation.reasons }
  const outcome = must((await clerkB.push(twin))[0], 'an outcome')
  expect(outcome).toMatchObject({ kind: 'quarantined', reason: 'invalid' })
  if (outcome.kind !== 'quarantined') return
  expect(outcome.issues.map(({ code, path }) => [code, path])).toEqual([
    ['identity.exists', '/child/dob'],
    ['identity.exists', '/birth_cert/no'],
  ])
  for (const { params } of outcome.issues) expect(params).toEqual({ unit: expect.stringContaining('Thủy Nguyên'), receipt: null })
})

test('one report per unit and period', async () => {
  const report = await readSample('health/station-monthly-report', 'valid-usual-month')
  const form = must(server.forms.get('station-monthly-report'), 'published')
  const make = () =>
    testOperation(
      { form, author: server.people.clerkA, values: report.values, asOf: report.asOf },
      { reasons: [...(report.reasons ?? [])] },
    )
  const first = make()
  expect(await clerk.push(first)).toMatchObject([{ kind: 'applied' }])
  expect(await clerk.push(make())).toMatchObject([
    { kind: 'quarantined', reason: 'closed', issues: [{ code: 'period.taken', params: { recordId: first.recordId } }] },
  ])
})
