import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { upgradeValues } from '#core/form/upgrade/upgrade-values.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { templateOf } from '#core/lib/record-path.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import { act, at, changedForm, firstOf, type ChangedForm } from '../../../testing/changed-form.ts'
import { makeTestId } from '../../../testing/make-test-id.ts'
import type { TestClient } from '../../../testing/test-client.ts'
import type { TestPerson } from '../../../testing/test-people.ts'
import { testOperation } from '../../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../../testing/test-server.ts'
import { createFormCache } from '../../catalogue/form-cache.ts'
import { runReports, silentMillis, type ReportDeps } from './run-reports.ts'

let server: TestServer
let now = Date.parse('2026-11-20T02:00:00Z')
let changed: ChangedForm
let author: TestClient
let publisher: TestClient
let owner: TestClient
let clerkA: TestClient
let clerkB: TestClient
beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  const { people } = server
  author = await server.signIn(people.author)
  publisher = await server.signIn(people.publisher)
  owner = await server.signIn(people.tradeOwner)
  clerkA = await server.signIn(people.clerkA)
  clerkB = await server.signIn(people.clerkB)
  changed = changedForm({ author, publisher })
})
afterAll(async () => await server.close())

const publishFirst = (definition: FormDefinition) => changed.publishFirst(definition)
const draftSecond = (key: string) => changed.draftSecond(key)
const impact = (client: TestClient, key: string) => changed.impact(client, key)
const ask = (client: TestClient, key: string) => changed.ask(client, key)
const finished = (key: string) => changed.finished(key)

interface Made {
  readonly operation: Operation
  readonly values: JsonObject
  readonly person: TestPerson
}

/** Every mixture of what the second version does, more than one batch of them. */
const mixture = (i: number): JsonObject => ({
  name: `Hộ ${i}`,
  ...(i % 2 === 0 ? { phone: `09${i}` } : {}),
  ...(i % 3 === 0 ? {} : { size: i % 5 === 0 ? 'không rõ' : `${i}` }),
  ...(i % 4 === 0 ? { street: `Đường ${i}` } : {}),
  ...(i % 7 === 0 ? { kind: 'two' } : { kind: 'one' }),
  ...(i % 11 === 0 ? { remark: 'một ghi chú dài quá' } : {}),
})

async function store(form: CompiledForm, count: number): Promise<readonly Made[]> {
  const made = Array.from({ length: count }, (_, i): Made => {
    const person = i % 3 === 0 ? server.people.clerkB : server.people.clerkA
    const values = mixture(i)
    return { person, values, operation: testOperation({ form, author: person, values, asOf: '2026-11-20' }) }
  })
  await pushAll(made)
  return made
}
async function pushAll(all: readonly Made[]): Promise<Map<Made, PushOutcome>> {
  const outcomes = new Map<Made, PushOutcome>()
  for (const [client, person] of [
    [clerkA, server.people.clerkA],
    [clerkB, server.people.clerkB],
  ] as const) {
    const mine = all.filter((each) => each.person === person)
    for (let from = 0; from < mine.length; from += 150) {
      const part = mine.slice(from, from + 150)
      const answers = await client.push(...part.map(({ operation }) => operation))
      part.forEach((each, i) => outcomes.set(each, must(answers[i], 'one outcome each')))
    }
  }
  return outcomes
}

/** The record moved on by its clerk: what the map makes of it, and `change` on top. */
const upgradeBy = ({ operation, values, person }: Made, next: CompiledForm, change: JsonObject): Made => {
  const before = upgradeValues(next, values, 1).values
  const after = { ...before, ...change }
  return {
    person,
    values: after,
    operation: testOperation(
      { form: next, author: person, before, values: after, asOf: '2026-11-20' },
      { recordId: operation.recordId, kind: 'change', base: { kind: 'revision', revision: 1 } },
    ),
  }
}

test('the numbers before publishing are those of what then happens to the records', async () => {
  const first = await publishFirst(firstOf('real-impact'))
  const stored = await store(first, 330)
  const next = await draftSecond('real-impact')
  const begun = await ask(author, 'real-impact')
  expect(begun, JSON.stringify(begun.body)).toMatchObject({ status: 202, body: { status: 'running', hash: next.hash } })
  const report = await finished('real-impact')
  expect(report).toMatchObject({ status: 'done', checked: 330, total: 330, hash: next.hash, drafts: { known: 0, atMost: 0 } })
  expect(report.fields.map(({ path, title }) => [path, title])).toEqual([
    ['/size', 'Diện tích (m²)'],
    ['/kind', 'Loại'],
    ['/remark', 'Ghi chú'],
    ['/phone', 'Số điện thoại'],
  ])
  // The author reads no records.
  expect(report.fields.flatMap(({ examples }) => examples)).toEqual([])

  await act(author, 'real-impact', 2, { kind: 'submit', hash: next.hash, notes: 'Bản hai.' })
  await act(owner, 'real-impact', 2, { kind: 'consent', hash: next.hash, remark: 'Đồng ý' })
  await act(publisher, 'real-impact', 2, { kind: 'publish', hash: next.hash })
  const moved = await pushAll(stored.map((each) => upgradeBy(each, next, { name: `${String(each.values['name'])} mới` })))
  const refused = [...moved.values()].flatMap((outcome) => (outcome.kind === 'quarantined' ? [outcome.issues] : []))
  const applied = [...moved.values()].filter(({ kind }) => kind === 'applied').length
  expect(refused.length + applied).toBe(330)
  const failingAt = (path: string) => refused.filter((issues) => issues.some((each) => templateOf(each.path) === path)).length
  // Then somebody decides, and everything moves.
  await pushAll(
    stored
      .filter((each) => each.values['kind'] === 'two' || each.values['remark'] !== undefined)
      .map((each) => upgradeBy(each, next, { kind: 'one', remark: 'ngắn', name: `${String(each.values['name'])} sửa` })),
  )
  const revisions = await server.database.owner
    .selectFrom('revisions')
    .select(['record_id', 'orphans'])
    .where('form_key', '=', 'real-impact')
    .where('revision', '=', 2)
    .execute()
  expect(revisions).toHaveLength(330)
  const losing = revisions.filter(({ orphans }) => orphans !== null && Object.keys(orphans).length > 0)
  const losingAt = (path: string) => losing.filter(({ orphans }) => Object.hasOwn(orphans ?? {}, path)).length
  expect(report).toMatchObject({ losing: losing.length, failing: refused.length, deciding: failingAt('/kind') })
  expect(losing.length).toBeGreaterThan(100)
  expect(report.fields).toMatchObject([
    { path: '/size', loses: losingAt('/size'), fails: 0, decides: 0 },
    { path: '/kind', loses: 0, fails: failingAt('/kind'), decides: failingAt('/kind') },
    { path: '/remark', loses: 0, fails: failingAt('/remark'), decides: 0 },
    { path: '/phone', loses: losingAt('/phone'), fails: 0, decides: 0 },
  ])
  const lost = new Set(losing.map(({ record_id: id }) => id))
  const failed = [...moved].flatMap(([{ operation }, { kind }]) => (kind === 'quarantined' ? [operation.recordId] : []))
  expect(report.untouched).toBe(330 - new Set([...lost, ...failed]).size)
  expect(Math.min(report.untouched, failingAt('/kind'), failingAt('/remark'), losingAt('/size'))).toBeGreaterThan(0)
})

test('examples have the titles that the reader may see, and showing them is recorded; rows kept for named people stay theirs', async () => {
  const { owner: db } = server.database
  const access = { rows: 'named' } as const
  const first = await publishFirst(firstOf('secret-impact', { access }))
  await store(first, 12)
  await draftSecond('secret-impact')
  await ask(author, 'secret-impact')
  const { fields } = await finished('secret-impact')
  expect(fields.find(({ path }) => path === '/phone')).toMatchObject({ loses: 6, examples: [] })
  const cityOwner = await server.signIn(server.people.cityOwner)
  expect((await impact(cityOwner, 'secret-impact')).body.fields.flatMap(({ examples }) => examples)).toEqual([])

  const open = await publishFirst(firstOf('open-impact'))
  await store(open, 12)
  await draftSecond('open-impact')
  await ask(author, 'open-impact')
  await finished('open-impact')
  const before = await db.selectFrom('audit_access').select('number').where('actor_id', '=', server.people.cityOwner.userId).execute()
  const shown = (await impact(cityOwner, 'open-impact')).body.fields.find(({ path }) => path === '/phone')
  expect(shown?.examples).toHaveLength(5)
  expect(new Set(shown?.examples.map(({ unitId }) => unitId))).toEqual(new Set([server.units.a, server.units.b]))
  expect(shown?.examples[0]).toMatchObject({ code: 'upgrade.orphan', title: expect.stringMatching(/^Hộ \d+$/) })
  const after = await db.selectFrom('audit_access').select('number').where('actor_id', '=', server.people.cityOwner.userId).execute()
  expect(after.length).toBe(before.length + 1)
})

test('only those who work on the form ask for a report, on a text that fits; there is none before', async () => {
  await publishFirst(firstOf('asked-impact'))
  const next = await draftSecond('asked-impact')
  expect(await impact(author, 'asked-impact')).toMatchObject({ status: 404, body: { code: 'impact.none' } })
  expect(await ask(clerkA, 'asked-impact')).toMatchObject({ status: 404, body: { code: 'form.unknown' } })
  const specialist = await server.signIn(server.people.specialist)
  expect(await ask(specialist, 'asked-impact')).toMatchObject({ status: 403, body: { code: 'form.denied' } })
  const { document } = (await author.get<AuthoredVersion>(at('asked-impact', 2))).body
  await author.putJson(at('asked-impact', 2), { basedOn: next.hash, document: { ...document, upgrade: [] } })
  expect(await ask(author, 'asked-impact')).toMatchObject({ status: 422, body: { code: 'form.unfit' } })
})

const deps = (overrides: Partial<ReportDeps> = {}): ReportDeps => ({
  db: server.database.db,
  forms: createFormCache(server.database.db, () => {}),
  demo: true,
  clock: () => now,
  makeId: makeTestId,
  isClosing: () => false,
  onFailure: (_, error) => {
    throw error
  },
  ...overrides,
})
/** Takes up what the test's own server, whose runner goes round as well, still holds for somebody else's. */
const later = (): number => now + silentMillis + 1000
const rowOf = (key: string) =>
  server.database.owner.selectFrom('impact_reports').selectAll().where('form_key', '=', key).executeTakeFirstOrThrow()

test('what a server that is no more worked on is begun anew by another one, not before; one that is only slow writes no more', async () => {
  const first = await publishFirst(firstOf('left-impact'))
  await store(first, 30)
  await draftSecond('left-impact')
  await ask(author, 'left-impact')
  const done = await finished('left-impact')
  const beat = new Date(now)
  await server.database.owner
    .updateTable('impact_reports')
    .set({ status: 'running', beat_at: beat, checked: 17, finished_at: null })
    .where('form_key', '=', 'left-impact')
    .execute()
  await runReports(deps())
  expect(await rowOf('left-impact')).toMatchObject({ status: 'running', report_id: done.reportId, checked: 17 })
  now += silentMillis + 1000
  await runReports(deps())
  await finished('left-impact')
  const again = await rowOf('left-impact')
  expect(again).toMatchObject({ status: 'done', checked: 30, total: 30, result: { losing: done.losing } })
  expect(again.report_id).not.toBe(done.reportId)
})

test('given up it stops at the next batch, and a server that closes leaves it to the next one at once', async () => {
  const first = await publishFirst(firstOf('stopped-impact'))
  await store(first, 150)
  const next = await draftSecond('stopped-impact')
  const { db, owner: table } = server.database
  const begin = async () => {
    await table
      .insertInto('impact_reports')
      .values({
        form_key: 'stopped-impact',
        version: 2,
        report_id: makeTestId(),
        hash: next.hash,
        status: 'running',
        result: JSON.stringify({ fields: {}, risks: {}, places: [], losing: 0, failing: 0, deciding: 0, untouched: 0 }),
        started_by: server.people.author.userId,
        started_at: new Date(now),
        beat_at: new Date(now),
      })
      .execute()
  }
  await begin()
  const forms = createFormCache(db, () => {})
  const givenUp: ReportDeps['forms'] = {
    ...forms,
    async lists(asOf) {
      expect(await author.delete(`${at('stopped-impact', 2)}/impact`)).toMatchObject({ status: 204 })
      return forms.lists(asOf)
    },
  }
  await runReports(deps({ forms: givenUp, clock: later }))
  expect(await rowOf('stopped-impact')).toMatchObject({ status: 'cancelled', checked: 0 })

  await table.deleteFrom('impact_reports').where('form_key', '=', 'stopped-impact').execute()
  await begin()
  let asked = 0
  await runReports(deps({ isClosing: () => ++asked > 2, clock: later }))
  expect(await rowOf('stopped-impact')).toMatchObject({ status: 'running', beat_at: new Date(0), checked: 100 })
  await runReports(deps())
  expect(await finished('stopped-impact')).toMatchObject({ status: 'done', checked: 150 })
})

test('a report on a text that has changed meanwhile ends without a result', async () => {
  await publishFirst(firstOf('changed-impact'))
  const next = await draftSecond('changed-impact')
  const { document } = (await author.get<AuthoredVersion>(at('changed-impact', 2))).body
  await ask(author, 'changed-impact')
  await finished('changed-impact')
  await author.putJson(at('changed-impact', 2), { basedOn: next.hash, document: { ...document, title: 'Tên khác' } })
  await server.database.owner
    .updateTable('impact_reports')
    .set({ status: 'running', beat_at: new Date(0), finished_at: null })
    .where('form_key', '=', 'changed-impact')
    .execute()
  await runReports(deps())
  expect(await finished('changed-impact')).toMatchObject({ status: 'cancelled', hash: next.hash })
  // Asked for again it is on the new text.
  const again = await ask(author, 'changed-impact')
  expect(again.body.hash).not.toBe(next.hash)
  expect(await finished('changed-impact')).toMatchObject({ status: 'done', total: 0 })
})
