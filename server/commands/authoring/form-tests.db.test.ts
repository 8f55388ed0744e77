import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { compiled } from '#core/form/testing/compiled.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import type { AuthoredVersion, DraftSaved } from '#core/protocol/authoring.ts'
import type { FormIndex, FormMessage } from '#core/protocol/catalogue.ts'
import type { FormTest } from '#core/protocol/form-tests.ts'
import type { NumbersPage } from '#core/protocol/numbers.ts'
import type { RecordMessage, RecordPage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { act, at } from '../../testing/changed-form.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { verifyScope } from '../audit/verify-chains.ts'
import { inTransaction } from '../../db/transaction.ts'
import { serverActor } from '../audit/seal-access.ts'
import { createFormCache, type FormCache } from '../catalogue/form-cache.ts'
import { readRecord } from '../records/read-record.ts'
import { verifyForm } from './form-events.ts'

let server: TestServer
let author: TestClient
let publisher: TestClient
let clerkA: TestClient
let colleagueA: TestClient
let clerkB: TestClient
let reviewerA: TestClient
beforeAll(async () => {
  server = await startTestServer()
  const { people } = server
  author = await server.signIn(people.author)
  publisher = await server.signIn(people.publisher)
  clerkA = await server.signIn(people.clerkA)
  colleagueA = await server.signIn(people.colleagueA)
  clerkB = await server.signIn(people.clerkB)
  reviewerA = await server.signIn(people.reviewerA)
})
afterAll(async () => await server.close())

const definition = (key: string): FormDefinition => smallDefinition({ key, department: 'industry-trade', uiSchema: {} })
async function draft(key: string): Promise<string> {
  const made = await author.post<AuthoredVersion>('/api/v1/authoring/forms', { document: definition(key) })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.summary.hash
}
const testPath = (key: string, version = 1) => `${at(key, version)}/test`
const name = (key: string, hash: string, ...testers: readonly (keyof TestServer['people'])[]) =>
  author.putJson<FormTest>(testPath(key), { hash, testers: testers.map((each) => server.people[each].userId) })
const tried = (key: string, hash: string, person: 'clerkA' | 'colleagueA' | 'clerkB' = 'clerkA'): Operation => {
  const form = compiled(definition(key))
  const made = testOperation({ form, author: server.people[person], values: { name: `Người thử ${makeTestId()}` } })
  return { ...made, formRef: `${key}~test@1#${hash}` }
}
const indexOf = async (client: TestClient, key: string) =>
  (await client.get<FormIndex>('/api/v1/forms?tests=true')).body.forms.filter((form) => form.key === `${key}~test`)
const pulled = async (client: TestClient, key: string) => {
  const scope = `${server.units.a}/${key}~test`
  return (await client.pull({ [scope]: { seq: 0, epoch: '' } })).scopes[scope]?.changes ?? []
}

test('only the author names, only people who work with records, only on a text that is a form and not published', async () => {
  const hash = await draft('tried-names')
  expect(await author.get(testPath('tried-names'))).toMatchObject({ status: 200, body: { test: null } })
  expect(await name('tried-names', hash, 'clerkA', 'auditorA')).toMatchObject({ status: 422, body: { code: 'test.people' } })
  expect(await name('tried-names', 'a'.repeat(64), 'clerkA')).toMatchObject({ status: 409, body: { code: 'draft.stale' } })
  for (const [client, status] of [
    [publisher, 403],
    [clerkA, 404],
  ] as const)
    expect(await client.putJson(testPath('tried-names'), { hash, testers: [server.people.clerkA.userId] })).toMatchObject({ status })
  expect(await name('tried-names', hash, 'clerkA', 'clerkB')).toMatchObject({
    status: 200,
    body: { test: { hash, openedBy: 'Người soạn', records: 0, testers: [{ name: 'Người nhập A' }, { name: 'Người nhập B' }] } },
  })
  const found = await author.get<FormTest>(`${testPath('tried-names')}?q=${encodeURIComponent('dong nghiep')}`)
  expect(found.body.found.map((each) => each.name)).toEqual(['Đồng nghiệp A'])
  // Signs of a pattern are letters like others.
  expect((await author.get<FormTest>(`${testPath('tried-names')}?q=${encodeURIComponent('d%nghi_p')}`)).body.found).toEqual([])
  // Who may not name is told who tries it out, and of nobody else.
  expect((await publisher.get<FormTest>(testPath('tried-names'))).body).toMatchObject({ found: [], test: { testers: [{}, {}] } })
  const broken = await author.putJson<DraftSaved>(at('tried-names', 1), {
    basedOn: hash,
    document: {
      ...definition('tried-names'),
      rules: [{ id: 'rule0000', check: 'nothing > 1', at: '/name', severity: 'block', message: 'x' }],
    },
  })
  expect(await name('tried-names', broken.body.hash, 'clerkA')).toMatchObject({ status: 422, body: { code: 'form.unfit' } })
  // The text on trial is the one of before, and other people may still be named for it.
  expect(await name('tried-names', hash, 'clerkA')).toMatchObject({ status: 200, body: { test: { hash, testers: [{}] } } })
})

test('the catalogue gives the version to those named, and the server takes records of it from them only', async () => {
  const hash = await draft('tried-forms')
  await name('tried-forms', hash, 'clerkA')
  expect(await indexOf(clerkA, 'tried-forms')).toMatchObject([{ version: 1, hash, title: 'Phiếu nhỏ', test: true, current: true }])
  for (const client of [colleagueA, clerkB, reviewerA, author]) expect(await indexOf(client, 'tried-forms')).toEqual([])
  // A client of before, which would take it for a real one, does not ask for it.
  const plain = await clerkA.get<FormIndex>('/api/v1/forms')
  expect(plain.body.forms.filter(({ key }) => key.endsWith('~test'))).toEqual([])
  const message = (client: TestClient) => client.get<FormMessage>('/api/v1/forms/tried-forms~test/versions/1')
  expect(await message(clerkA)).toMatchObject({ status: 200, body: { hash, definition: { key: 'tried-forms' } } })
  expect(await message(author)).toMatchObject({ status: 404 })
  expect(await clerkA.get('/api/v1/forms/tried-forms/versions/1')).toMatchObject({ status: 404 })
  const create = tried('tried-forms', hash)
  expect(await clerkA.push(create)).toMatchObject([{ kind: 'applied' }])
  const others = { kind: 'quarantined', reason: 'form-mismatch', issues: [{ code: 'form.unknown' }] }
  expect(await colleagueA.push(tried('tried-forms', hash, 'colleagueA'))).toMatchObject([others])
  expect(await clerkB.push(tried('tried-forms', hash, 'clerkB'))).toMatchObject([others])
  expect(await clerkA.push(tried('tried-forms', 'b'.repeat(64)))).toMatchObject([others])
  // Not as a real record either.
  expect(await clerkA.push({ ...tried('tried-forms', hash), formRef: `tried-forms@1#${hash}` })).toMatchObject([others])
  expect((await author.get<FormTest>(testPath('tried-forms'))).body.test).toMatchObject({ records: 1 })
})

test('who was named and enters no records any more sees the version no longer', async () => {
  const hash = await draft('tried-left')
  await name('tried-left', hash, 'clerkB')
  const seen = async () => [
    (await indexOf(clerkB, 'tried-left')).length,
    (await clerkB.get('/api/v1/forms/tried-left~test/versions/1')).status,
  ]
  expect(await seen()).toEqual([1, 200])
  const { owner } = server.database
  const grants = () => owner.updateTable('grants').where('user_id', '=', server.people.clerkB.userId)
  await grants().set({ valid_to: '2020-01-01' }).execute()
  expect(await seen()).toEqual([0, 404])
  await grants().set({ valid_to: null }).execute()
  expect(await seen()).toEqual([1, 200])
})

test('a test record takes no number, is told apart, stays in its unit, and is never among the real ones', async () => {
  const hash = await draft('tried-counts')
  await name('tried-counts', hash, 'clerkA', 'reviewerA')
  const year = new Date().getFullYear()
  const receipts = async () =>
    (
      await sql<{ counter: number }>`select coalesce(sum(counter), 0)::integer as counter from receipt_counters`.execute(
        server.database.owner,
      )
    ).rows[0]?.counter
  const before = await receipts()
  const create = tried('tried-counts', hash)
  const [outcome] = await clerkA.push(create)
  expect(outcome).toMatchObject({ kind: 'applied', receipt: `THỬ-${create.recordId.slice(-12).toUpperCase()}` })
  expect(await receipts()).toBe(before)
  const page = (client: TestClient) => client.get<RecordPage>('/api/v1/records?formKey=tried-counts~test')
  expect((await page(reviewerA)).body.records).toMatchObject([{ formKey: 'tried-counts~test', formTitle: 'Phiếu nhỏ' }])
  expect((await page(clerkB)).body.records).toEqual([])
  expect((await clerkA.get<RecordPage>('/api/v1/records?formKey=tried-counts')).body.records).toEqual([])
  const path = `/api/v1/units/${server.units.a}/records/${create.recordId}`
  const read = await reviewerA.get<RecordMessage>(path)
  expect(read.body).toMatchObject({ formRef: create.formRef, revisions: [{ revision: 1 }] })
  expect(await clerkB.get(path)).toMatchObject({ status: 404 })
  const decided = await reviewerA.post<RecordMessage>(`${path}/decisions`, {
    opId: makeTestId<OpId>(),
    revision: 1,
    decision: { kind: 'return', comments: [{ path: '/name', text: 'Sửa lại' }] },
  })
  expect(decided).toMatchObject({ status: 200, body: { summary: { state: { kind: 'returned' }, formKey: 'tried-counts~test' } } })
  expect(await clerkA.get<NumbersPage>(`/api/v1/units/${server.units.a}/numbers?formKey=tried-counts&series=x&year=${year}`)).toMatchObject(
    {
      status: 200,
    },
  )
})

test('test records are seen and decided on by those named, each in their role, and by nobody else of the unit', async () => {
  const key = 'tried-sight'
  const hash = await draft(key)
  await name(key, hash, 'clerkA', 'reviewerA')
  const create = tried(key, hash)
  await clerkA.push(create)
  const path = `/api/v1/units/${server.units.a}/records/${create.recordId}`
  const decided = (client: TestClient, kind: 'approve' | 'start-review') =>
    client.post<RecordMessage>(`${path}/decisions`, { opId: makeTestId<OpId>(), revision: 1, decision: { kind } })
  const listed = async (client: TestClient, query: string) =>
    (await client.get<RecordPage>(`/api/v1/records?limit=200&${query}`)).body.records.filter(({ recordId }) => recordId === create.recordId)
  const search = `q=${encodeURIComponent('nguoi thu')}`
  const [ownerA, auditorA] = [await server.signIn(server.people.ownerA), await server.signIn(server.people.auditorA)]
  for (const client of [colleagueA, ownerA, auditorA]) {
    for (const query of ['', 'inbox=1', search, `formKey=${key}~test`]) expect(await listed(client, query), query).toEqual([])
    expect(await client.get(path)).toMatchObject({ status: 404 })
    expect(await decided(client, 'approve')).toMatchObject({ status: 404 })
    const scope = `${server.units.a}/${key}~test`
    expect(await client.pull({ [scope]: { seq: 0, epoch: '' } })).toMatchObject({ scopes: {}, revoked: [scope] })
  }
  for (const client of [clerkA, reviewerA]) for (const query of ['', search]) expect(await listed(client, query)).toHaveLength(1)
  expect(await listed(reviewerA, 'inbox=1')).toHaveLength(1)
  expect(await decided(clerkA, 'approve')).toMatchObject({ status: 403 })
  expect(await decided(reviewerA, 'approve')).toMatchObject({ status: 200, body: { summary: { state: { kind: 'approved' } } } })
  // A data owner who is named tries the last step; who is named no longer sees nothing more, and is told what became of their own work.
  await name(key, hash, 'ownerA')
  expect(await decided(ownerA, 'approve')).toMatchObject({ status: 200, body: { summary: { state: { kind: 'locked' } } } })
  expect(await decided(reviewerA, 'start-review')).toMatchObject({ status: 404 })
  expect(await clerkA.get(path)).toMatchObject({ status: 404 })
  expect(await clerkA.push(create)).toMatchObject([{ kind: 'duplicate' }])
})

test('publishing ends the test: its records vanish from the server, nothing real does, and the chains still verify', async () => {
  const key = 'tried-ends'
  const hash = await draft(key)
  await name(key, hash, 'clerkA')
  const create = tried(key, hash)
  await clerkA.push(create)
  expect(await pulled(clerkA, key)).toHaveLength(1)
  await act(author, key, 1, { kind: 'submit', hash, notes: 'Bản đầu.' })
  expect((await author.get<FormTest>(testPath(key))).body.test).toMatchObject({ records: 1 })
  await act(publisher, key, 1, { kind: 'publish', hash })
  const real: Operation = { ...tried(key, hash), formRef: `${key}@1#${hash}` }
  expect(await clerkA.push(real)).toMatchObject([{ kind: 'applied' }])
  expect(await pulled(clerkA, key)).toEqual([])
  expect(await clerkA.get(`/api/v1/units/${server.units.a}/records/${create.recordId}`)).toMatchObject({ status: 404 })
  expect(await clerkA.get(`/api/v1/units/${server.units.a}/records/${real.recordId}`)).toMatchObject({ status: 200 })
  for (const table of ['records', 'revisions', 'operations', 'record_fields', 'record_keys', 'identity_keys', 'reviews'])
    expect(
      (
        await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)} where form_key = ${`${key}~test`}`.execute(
          server.database.owner,
        )
      ).rows,
      table,
    ).toEqual([{ n: 0 }])
  const left = await sql<{ payload: string | null }>`select payload from audit_change where form_key = ${`${key}~test`}`.execute(
    server.database.owner,
  )
  expect(left.rows.length).toBeGreaterThan(0)
  expect(left.rows.every(({ payload }) => payload === null)).toBe(true)
  const verdict = await inTransaction(server.database.db, { userId: serverActor, units: [server.units.a], forms: '*', tests: '*' }, (tx) =>
    verifyScope(tx, server.units.a, `${key}~test`),
  )
  expect(verdict).toMatchObject({ kind: 'intact' })
  expect(await verifyForm(server.database.owner, key)).toMatchObject({ kind: 'intact' })
  const { body } = await author.get<AuthoredVersion>(at(key, 1))
  expect(body.events.map(({ kind }) => kind)).toContain('test-end')
  // The test is over for whoever was named too.
  expect(await indexOf(clerkA, key)).toEqual([])
})

test('another text, or nobody named any more, takes the records of before away; a draft takes its test along', async () => {
  const key = 'tried-again'
  const hash = await draft(key)
  await name(key, hash, 'clerkA', 'colleagueA')
  await clerkA.push(tried(key, hash))
  await name(key, hash, 'clerkA')
  expect((await author.get<FormTest>(testPath(key))).body.test).toMatchObject({ records: 1 })
  expect(await indexOf(colleagueA, key)).toEqual([])
  const scope = `${server.units.a}/${key}~test`
  const before = (await clerkA.pull({ [scope]: { seq: 0, epoch: '' } })).scopes[scope]
  const saved = await author.putJson<DraftSaved>(at(key, 1), { basedOn: hash, document: { ...definition(key), purpose: 'Khác' } })
  expect(await name(key, saved.body.hash, 'clerkA')).toMatchObject({ status: 200, body: { test: { hash: saved.body.hash, records: 0 } } })
  // Devices that hold its records begin anew.
  const after = (await clerkA.pull({ [scope]: { seq: before?.next ?? 0, epoch: before?.epoch ?? '' } })).scopes[scope]
  expect(after).toMatchObject({ changes: [] })
  expect(before?.epoch).not.toBe(after?.epoch)
  const late = tried(key, hash)
  for (const _ of ['sent', 'sent again'])
    expect(await clerkA.push(late)).toMatchObject([{ kind: 'quarantined', reason: 'form-mismatch', issues: [{ code: 'form.unknown' }] }])
  // What comes late is not kept either.
  expect(await server.database.owner.selectFrom('operations').select('op_id').where('op_id', '=', late.opId).execute()).toEqual([])
  await clerkA.push(tried(key, saved.body.hash))
  expect(await name(key, saved.body.hash)).toMatchObject({ status: 200, body: { test: null } })
  expect(await pulled(clerkA, key)).toEqual([])
  await name(key, saved.body.hash, 'clerkA')
  const last = tried(key, saved.body.hash)
  await clerkA.push(last)
  expect(await author.delete(at(key, 1))).toMatchObject({ status: 204 })
  expect(await clerkA.get(`/api/v1/units/${server.units.a}/records/${last.recordId as RecordId}`)).toMatchObject({ status: 404 })
})

test('records that are sent in the moment when the test ends are taken before it and vanish, or are not known any more', async () => {
  const key = 'tried-races'
  const hash = await draft(key)
  for (let round = 0; round < 5; round++) {
    await name(key, hash, 'clerkA', 'colleagueA')
    const send = async (client: TestClient, person: 'clerkA' | 'colleagueA') => {
      for (let i = 0; i < 4; i++) await client.push(tried(key, hash, person))
    }
    const [, , ended] = await Promise.all([send(clerkA, 'clerkA'), send(colleagueA, 'colleagueA'), name(key, hash)])
    expect(ended).toMatchObject({ status: 200, body: { test: null } })
    const left = await sql<{ n: number }>`select count(*)::integer as n from records where form_key = ${`${key}~test`}`.execute(
      server.database.owner,
    )
    expect(left.rows).toEqual([{ n: 0 }])
  }
}, 60_000)

test('a record that is read in the moment when the test ends is not there, as a moment later', async () => {
  const key = 'tried-read'
  const hash = await draft(key)
  await name(key, hash, 'clerkA')
  const create = tried(key, hash)
  expect(await clerkA.push(create)).toMatchObject([{ kind: 'applied' }])
  const { db } = server.database
  const cache = createFormCache(db, () => {})
  const reads: number[] = []
  const forms: FormCache = {
    ...cache,
    byVersion: async (scopeKey, version) => {
      reads.push(version)
      expect(await name(key, hash)).toMatchObject({ status: 200, body: { test: null } })
      return await cache.byVersion(scopeKey, version)
    },
  }
  const { userId, name: called } = server.people.clerkA
  const unit = server.units.a
  const grant = { role: 'clerk', unitId: unit, formKey: '*', reaches: [unit], own: [unit], ofAgency: false } as const
  const reader = { userId, name: called, grants: [grant], tests: [key] }
  expect(await readRecord({ db, forms }, reader, unit, create.recordId, Date.now())).toMatchObject({ ok: false, error: { status: 404 } })
  expect(reads).toEqual([1])
})

test('of the fences: purging takes tests only, and row-level security shows test records to their unit and to those named only', async () => {
  const key = 'tried-fence'
  const hash = await draft(key)
  await name(key, hash, 'clerkA')
  await clerkA.push(tried(key, hash))
  const { db } = server.database
  const purged = await sql<{ gone: number }>`select purge_test_records(${key}, 2026) as gone`.execute(db)
  expect(purged.rows).toEqual([{ gone: 0 }])
  const { userId } = server.people.clerkB
  const seen = async (units: readonly UnitId[], tests: readonly string[]) => {
    const { rows } = await inTransaction(db, { userId, units, forms: '*', tests }, (tx) =>
      sql<{ table: string; rows: number }>`${sql.join(
        ['scopes', 'records', 'record_fields', 'revisions', 'operations', 'audit_change'].map(
          (table) =>
            sql`select ${table}::text as table, count(*)::integer as rows from ${sql.table(table)} where form_key = ${`${key}~test`}`,
        ),
        sql` union all `,
      )}`.execute(tx),
    )
    return rows.filter((row) => row.rows > 0).map((row) => row.table)
  }
  expect(await seen([server.units.b], [`${key}~test`])).toEqual([])
  expect(await seen([server.units.a], [])).toEqual([])
  expect(await seen([server.units.a], ['tried-names~test'])).toEqual([])
  expect(await seen([server.units.a], [`${key}~test`])).toEqual(expect.arrayContaining(['scopes', 'records', 'revisions', 'operations']))
  // Nor is any written.
  const write = inTransaction(db, { userId, units: [server.units.a], forms: '*' }, (tx) =>
    tx
      .insertInto('scopes')
      .values({ unit_id: server.units.a, form_key: `${key}~test`, epoch: 'e' })
      .execute(),
  )
  await expect(write).rejects.toThrow(/row-level security/)
})
