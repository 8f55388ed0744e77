import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { must } from '#core/lib/assert.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { makeWithdrawal } from '#core/record/make-operation.ts'
import type { Operation } from '#core/record/operation.ts'
import { caseRegister } from '#testing/case-register.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

let now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clerk: TestClient
let form: CompiledForm

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  form = await publishTestForm(server, caseRegister())
  clerk = await server.signIn(server.people.clerkA)
})
afterAll(async () => await server.close())

let parties = 0
const newCase = (court: string, kind: string): Operation =>
  testOperation({
    form,
    author: server.people.clerkA,
    values: { court, case_kind: kind, party: `Đương sự ${++parties}` },
    asOf: new Date(now).toISOString().slice(0, 10),
  })
const docketOf = (outcome: PushOutcome | undefined): string =>
  outcome?.kind === 'applied' ? (outcome.assigned['/docket'] ?? '') : (outcome?.kind ?? '')
const changeOf = (made: Operation, changes: Operation['changes'], revision = 1): Operation => ({
  ...made,
  opId: makeTestId<OpId>(),
  kind: 'change',
  base: { kind: 'revision', revision },
  changes,
})

test('each court and kind has a book of its own, and the number is written as the pattern says', async () => {
  const outcomes = await clerk.push(newCase('HB', 'DS'), newCase('HB', 'HN'), newCase('HB', 'DS'), newCase('LC', 'DS'))
  expect(outcomes.map(docketOf)).toEqual(['1/2026/TL-DS', '1/2026/TL-HN', '2/2026/TL-DS', '1/2026/TL-DS'])
})

test('sixteen writers at once leave no gap and give no number twice, per court, kind and year', async () => {
  // Requests of one session run beside each other like those of sixteen.
  const writers = Array.from({ length: 16 }, () => clerk)
  const courts = ['HB', 'LC']
  const kinds = ['DS', 'HN']
  const given = await Promise.all(
    writers.map(async (writer, w) => {
      const mine: [string, PushOutcome][] = []
      for (let round = 0; round < 4; round++) {
        const cases = [0, 1, 2].map((i) => {
          const court = must(courts[(w + i) % 2], 'a court')
          const kind = must(kinds[(w + round + i) % 2], 'a kind')
          return [`${court} ${kind}`, newCase(court, kind)] as const
        })
        // A wrong one in between must not cost a number.
        const wrong = newCase('HB', 'XX')
        const outcomes = await writer.push(wrong, ...cases.map(([, operation]) => operation))
        expect(outcomes[0]).toMatchObject({ kind: 'quarantined' })
        cases.forEach(([book], i) => mine.push([book, must(outcomes[i + 1], 'an outcome')]))
      }
      return mine
    }),
  )
  expect(given.flat()).toHaveLength(16 * 4 * 3)
  expect(given.flat().filter(([, outcome]) => outcome.kind !== 'applied')).toEqual([])
  const rows = await server.database.owner
    .selectFrom('assigned_numbers')
    .select(['split', 'year', 'number'])
    .where('series', '=', 'cases')
    .execute()
  const books = Map.groupBy(rows, (row) => `${row.split.join(' ')} ${row.year}`)
  expect([...books.keys()].toSorted()).toEqual(['HB DS 2026', 'HB HN 2026', 'LC DS 2026', 'LC HN 2026'])
  for (const numbers of books.values())
    expect(numbers.map((row) => row.number).toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
})

test('what a number was counted by stays as it is; everything else may change', async () => {
  const made = newCase('HB', 'DS')
  const [outcome] = await clerk.push(made)
  const docket = docketOf(outcome)
  const refused = await clerk.push(changeOf(made, { '/court': { base: 'HB', value: 'LC' }, '/case_kind': { base: 'DS', value: 'HN' } }))
  expect(refused).toMatchObject([
    {
      kind: 'quarantined',
      reason: 'invalid',
      issues: [
        { code: 'number.fixed', path: '/court', params: { number: docket } },
        { code: 'number.fixed', path: '/case_kind', params: { number: docket } },
      ],
    },
  ])
  const [kept] = await clerk.push(changeOf(made, { '/summary': { value: 'Đã thụ lý' } }))
  expect(kept).toMatchObject({ kind: 'applied', revision: 2, assigned: { '/docket': docket } })
})

test('a record leaves its book only with a reason, and its number is never given again', async () => {
  const made = newCase('LC', 'HN')
  const [outcome] = await clerk.push(made)
  const moment = { opId: makeTestId<OpId>(), asOf: made.asOf, now, offlineMs: 0 }
  const record = { ...made, revision: 1 }
  expect(await clerk.push(makeWithdrawal(record, made.authorId, moment))).toMatchObject([
    { kind: 'quarantined', issues: [{ code: 'withdraw.reason-missing' }] },
  ])
  const again = { ...moment, opId: makeTestId<OpId>() }
  expect(await clerk.push(makeWithdrawal(record, made.authorId, again, ' Ghi nhầm tòa. '))).toMatchObject([
    { kind: 'applied', state: { kind: 'withdrawn' }, assigned: { '/docket': docketOf(outcome) } },
  ])
  const [next] = await clerk.push(newCase('LC', 'HN'))
  expect(Number.parseInt(docketOf(next), 10)).toBe(Number.parseInt(docketOf(outcome), 10) + 1)
})

test('a new year begins each book anew', async () => {
  now = Date.parse('2027-01-02T03:00:00Z')
  // Weeks later the session has ended.
  clerk = await server.signIn(server.people.clerkA)
  const outcomes = await clerk.push(newCase('HB', 'DS'), newCase('HB', 'DS'))
  expect(outcomes.map(docketOf)).toEqual(['1/2027/TL-DS', '2/2027/TL-DS'])
})
