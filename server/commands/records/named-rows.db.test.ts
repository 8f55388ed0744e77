import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { must } from '#core/lib/assert.ts'
import type { OpId, UserId } from '#core/lib/ids.ts'
import type { RecordMessage, RecordPage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { caseRegister } from '#testing/case-register.ts'
import { inTransaction } from '../../db/transaction.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import { maySee } from '../../policies/row-access.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { nameTesters } from '../../testing/name-testers.ts'
import type { TestPeople } from '../../testing/test-people.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { loadGrants } from '../session/load-grants.ts'

/** Everybody of the table, by what they are to the record. */
const who = ['clerkA', 'colleagueA', 'reviewerA', 'ownerA', 'auditorA', 'adminA', 'cityOwner', 'clerkB'] as const
type Who = (typeof who)[number]

let server: TestServer
let form: CompiledForm
const desks = new Map<Who, TestClient>()
const desk = (name: Who): TestClient => must(desks.get(name), `${name} is signed in`)
const person = (name: Who): TestPeople[Who] => server.people[name]

beforeAll(async () => {
  server = await startTestServer()
  form = await publishTestForm(server, caseRegister())
  for (const name of who) desks.set(name, await server.signIn(person(name)))
})
afterAll(async () => await server.close())

let made: Operation
let receipt: string
let parties = 0
beforeEach(async () => {
  const values = { court: 'HB', case_kind: 'DS', party: `Trần Bí Mật ${++parties}`, summary: 'Ly hôn' }
  made = testOperation({ form, author: server.people.clerkA, values })
  const [outcome] = await desk('clerkA').push(made)
  receipt = outcome?.kind === 'applied' ? outcome.receipt : ''
})

const path = (): string => `/api/v1/units/${made.unitId}/records/${made.recordId}`
const decide = (name: Who, decision: unknown, revision = 1) =>
  desk(name).post<RecordMessage & { code?: string }>(`${path()}/decisions`, { opId: makeTestId<OpId>(), revision, decision })
const name = (...readers: readonly UserId[]) => decide('ownerA', { kind: 'name-readers', readers })
const scope = (): string => `${made.unitId}/case-register`
const pulls = async (client: TestClient, seq = 0, epoch = ''): Promise<string[]> => {
  let cursor = { seq, epoch }
  const found: string[] = []
  for (;;) {
    const page = (await client.pull({ [scope()]: cursor })).scopes[scope()]
    if (!page) return found
    found.push(...page.changes.filter((change) => change.recordId === made.recordId).map((change) => change.kind))
    cursor = { seq: page.next, epoch: page.epoch }
    if (!page.more) return found
  }
}

const tables = [
  'records',
  'record_fields',
  'record_keys',
  'revisions',
  'operations',
  'reviews',
  'assigned_numbers',
  'audit_change',
] as const

/** By each way there is, whether that person meets the record. */
async function sees(one: Who): Promise<Readonly<Record<string, boolean>>> {
  const client = desk(one)
  const list = await client.get<RecordPage>(`/api/v1/records?formKey=case-register&limit=200`)
  const search = await client.get<RecordPage>(`/api/v1/records?q=${encodeURIComponent(`bi mat ${parties}`)}`)
  const has = (page: RecordPage): boolean => page.records.some((record) => record.recordId === made.recordId)
  const grants = await loadGrants(server.database.db, person(one).userId, Date.now())
  const reader = { userId: person(one).userId, name: '', grants, tests: [] }
  const { readers } = await server.database.owner
    .selectFrom('records')
    .select('readers')
    .where('record_id', '=', made.recordId)
    .executeTakeFirstOrThrow()
  // Raw SQL as the application's role, with the settings of that person.
  const counts = await inTransaction(server.database.db, actorOf(reader), async (tx) => {
    const found: number[] = []
    for (const table of tables) {
      const { rows } = await sql<{
        count: number
      }>`select count(*)::int as count from ${sql.table(table)} where record_id = ${made.recordId}`.execute(tx)
      found.push(rows[0]?.count ?? 0)
    }
    return found
  })
  return {
    policy: maySee(reader, { unitId: made.unitId, formKey: 'case-register', readers }),
    list: has(list.body),
    search: has(search.body),
    read: (await client.get(path())).status === 200,
    receipt: (await client.get(`/api/v1/receipts/${receipt}`)).status === 200,
    pull: (await pulls(client)).includes('record'),
    // To whom the record is not there, a decision on it is one on nothing.
    decision: (await decide(one, { kind: 'accept-correction' })).status !== 404,
    sql: counts.some((count) => count > 0),
  }
}

const all = (value: boolean) => ({
  policy: value,
  list: value,
  search: value,
  read: value,
  receipt: value,
  pull: value,
  decision: value,
  sql: value,
})

describe('a record kept for named people', () => {
  test.each<[Who, string, boolean]>([
    ['clerkA', 'who made it', true],
    ['colleagueA', 'a colleague who is not named', false],
    ['reviewerA', 'a reviewer who is not named', false],
    ['ownerA', 'the data owner of the unit', true],
    ['auditorA', 'the auditor', false],
    ['adminA', 'the administrator', false],
    ['cityOwner', 'the data owner of the city', false],
    ['clerkB', 'another unit', false],
  ])('%s, %s: %s, by policy, by every answer and by SQL', async (one, _what, expected) => {
    await name()
    expect(await sees(one)).toEqual(all(expected))
  })

  test('named people see it, and those named no longer do not', async () => {
    expect((await name(person('colleagueA').userId, person('reviewerA').userId)).status).toBe(200)
    for (const one of ['clerkA', 'colleagueA', 'reviewerA', 'ownerA'] as const) expect(await sees(one)).toEqual(all(true))
    expect((await name(person('reviewerA').userId)).status).toBe(200)
    expect(await sees('colleagueA')).toEqual(all(false))
    expect(await sees('clerkA')).toEqual(all(true))
  })

  test('only people of the unit are named, only by its data owner, and the maker cannot be left out', async () => {
    expect(await name(person('clerkB').userId)).toMatchObject({ status: 422, body: { code: 'readers.not-of-unit' } })
    expect(await name(person('adminA').userId)).toMatchObject({ status: 422 })
    expect(await decide('clerkA', { kind: 'name-readers', readers: [] })).toMatchObject({ status: 403 })
    const { body } = await name(person('colleagueA').userId)
    expect(body.access?.readers.map((reader) => reader.userId)).toEqual([person('clerkA').userId, person('colleagueA').userId])
    expect(body.access?.people?.map((one) => one.userId)).toContain(person('reviewerA').userId)
    const seen = await desk('colleagueA').get<RecordMessage>(path())
    expect(seen.body.access?.people).toBeUndefined()
    expect(seen.body.actions).not.toContain('name-readers')
  })
})

describe('the feed of a scope with records kept for named people', () => {
  test('delivers to whom was named, takes back from whom is named no longer, and moves on for everybody', async () => {
    const colleague = desk('colleagueA')
    const before = must((await colleague.pull({ [scope()]: { seq: 0, epoch: '' } })).scopes[scope()], 'the scope')
    const { counter } = await server.database.owner
      .selectFrom('scopes')
      .select('counter')
      .where('form_key', '=', 'case-register')
      .executeTakeFirstOrThrow()
    // What is not theirs to see is passed, not asked for again and again.
    expect(before).toMatchObject({ more: false, next: counter })
    await name(person('colleagueA').userId)
    expect(await pulls(colleague, before.next, before.epoch)).toEqual(['record'])
    await name()
    expect(await pulls(colleague, before.next, before.epoch)).toEqual(['gone'])
    const gone = must((await colleague.pull({ [scope()]: { seq: before.next, epoch: before.epoch } })).scopes[scope()], 'the scope')
    expect(gone.changes.at(-1)).toMatchObject({ kind: 'gone', recordId: made.recordId, reason: 'hidden' })
    await name(person('colleagueA').userId)
    expect(await pulls(colleague, gone.next, gone.epoch)).toEqual(['record'])
  })

  test('a page holds one record of such a form, whatever was asked for, and each is audited', async () => {
    await desk('clerkA').push(
      testOperation({ form, author: server.people.clerkA, values: { court: 'HB', case_kind: 'DS', party: `Khác ${parties}` } }),
    )
    const page = must((await desk('clerkA').pull({ [scope()]: { seq: 0, epoch: '' } }, 200)).scopes[scope()], 'the scope')
    expect(page.changes.filter((change) => change.kind === 'record')).toHaveLength(1)
    expect(page.more).toBe(true)
    const { rows } = await sql<{ most: number }>`
      select max(cardinality(record_ids)) as most from audit_access where action = 'pull' and actor_id = ${person('clerkA').userId}`.execute(
      server.database.owner,
    )
    expect(rows[0]?.most).toBe(1)
  })

  test('an answer holds one record of such a form, whatever scopes were asked for', async () => {
    const rehearsal = { ...made, opId: makeTestId<OpId>(), recordId: makeTestId<typeof made.recordId>() }
    const formRef = made.formRef.replace('case-register', 'case-register~test')
    await nameTesters(server.database.owner, 'case-register', 1, server.people.clerkA)
    expect(await desk('clerkA').push({ ...rehearsal, formRef })).toMatchObject([{ kind: 'applied' }])
    const start = { seq: 0, epoch: '' }
    const { scopes } = await desk('clerkA').pull({ [scope()]: start, [`${scope()}~test`]: start }, 200)
    expect(Object.values(scopes).map((page) => page.changes.length)).toEqual([1, 0])
    expect(scopes[`${scope()}~test`]).toMatchObject({ more: true, next: 0 })
  })

  test('who becomes a data owner, or is one no longer, starts anew', async () => {
    const owner = must((await desk('ownerA').pull({ [scope()]: { seq: 0, epoch: '' } })).scopes[scope()], 'the scope')
    const clerk = must((await desk('clerkA').pull({ [scope()]: { seq: 0, epoch: '' } })).scopes[scope()], 'the scope')
    expect(owner.epoch).not.toBe(clerk.epoch)
  })
})

describe('work on a record that is not shown', () => {
  test('is denied without a trace, and goes in once its author is named', async () => {
    const change: Operation = {
      ...made,
      opId: makeTestId<OpId>(),
      authorId: person('colleagueA').userId,
      kind: 'change',
      base: { kind: 'revision', revision: 1 },
      changes: { '/summary': { base: 'Ly hôn', value: 'Chia tài sản' } },
    }
    expect(await desk('colleagueA').push(change)).toMatchObject([{ kind: 'denied', issues: [{ code: 'record.not-named' }] }])
    const again: Operation = { ...made, opId: makeTestId<OpId>(), authorId: person('colleagueA').userId }
    expect(await desk('colleagueA').push(again)).toMatchObject([{ kind: 'denied' }])
    await name(person('colleagueA').userId)
    expect(await desk('colleagueA').push(change)).toMatchObject([{ kind: 'applied', revision: 2 }])
    // Everything that came with it is seen by the same people.
    const { rows } = await sql<{ readers: string[] }>`select readers from revisions where record_id = ${made.recordId}
      union all select readers from operations where record_id = ${made.recordId}
      union all select readers from audit_change where record_id = ${made.recordId}`.execute(server.database.owner)
    for (const row of rows) expect(row.readers).toEqual([person('clerkA').userId, person('colleagueA').userId])
  })

  test('the same person entered anew is known to exist in the unit, and nothing else of them', async () => {
    const twin = testOperation({
      form,
      author: server.people.colleagueA,
      values: { court: 'LC', case_kind: 'HN', party: `Trần Bí Mật ${parties}` },
    })
    const [outcome] = await desk('colleagueA').push(twin)
    expect(outcome).toMatchObject({ kind: 'quarantined', issues: [{ code: 'identity.exists', params: { receipt: null } }] })
    // What became no record is kept for its author and the data owner.
    const kept = await server.database.owner
      .selectFrom('operations')
      .select('readers')
      .where('op_id', '=', twin.opId)
      .executeTakeFirstOrThrow()
    expect(kept.readers).toEqual([person('colleagueA').userId])
  })
})

test('a list names such records by their receipts only', async () => {
  const { body } = await desk('ownerA').get<RecordPage>('/api/v1/records?formKey=case-register&limit=200')
  const shown = must(
    body.records.find((record) => record.recordId === made.recordId),
    'the record',
  )
  expect(shown).toMatchObject({ title: receipt, receipt })
  const opened = await desk('ownerA').get<RecordMessage>(path())
  expect(opened.body.summary.title).toBe(`Trần Bí Mật ${parties}`)
})

test('what cannot be read as any version of the form is kept for its author and the data owner alone', async () => {
  const lost = {
    ...made,
    opId: makeTestId<OpId>(),
    recordId: makeTestId<typeof made.recordId>(),
    formRef: `case-register@9#${'0'.repeat(64)}`,
  }
  expect(await desk('clerkA').push(lost)).toMatchObject([{ kind: 'quarantined', reason: 'form-mismatch' }])
  const row = await server.database.owner
    .selectFrom('operations')
    .select('readers')
    .where('op_id', '=', lost.opId)
    .executeTakeFirstOrThrow()
  expect(row.readers).toEqual([person('clerkA').userId])
})
