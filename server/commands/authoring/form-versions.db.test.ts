import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalDefinitionText } from '#core/form/canonical.ts'
import { unsaid } from '#core/form/authoring/new-definition.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { must } from '#core/lib/assert.ts'
import type { Uuid } from '#core/lib/ids.ts'
import type { AuthoredForms, AuthoredVersion, DraftSaved, VersionAct } from '#core/protocol/authoring.ts'
import type { FormIndex } from '#core/protocol/catalogue.ts'
import type { Problem } from '#core/protocol/problem.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestClient, Answer } from '../../testing/test-client.ts'
import { compileForm } from '#core/form/compile.ts'
import { verifyForm } from './form-events.ts'

let server: TestServer
let shops = 0
let now = Date.parse('2026-11-20T02:00:00Z')
let author: TestClient
let second: TestClient
let publisher: TestClient
let specialist: TestClient
let owner: TestClient
let clerkA: TestClient
let clerkB: TestClient
beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  const { people } = server
  author = await server.signIn(people.author)
  second = await server.signIn(people.secondAuthor)
  publisher = await server.signIn(people.publisher)
  specialist = await server.signIn(people.specialist)
  owner = await server.signIn(people.tradeOwner)
  clerkA = await server.signIn(people.clerkA)
  clerkB = await server.signIn(people.clerkB)
})
afterAll(async () => await server.close())

const base = '/api/v1/authoring/forms'
const at = (key: string, version: number): string => `${base}/${key}/versions/${version}`
const text = (id: string, title: string) => ({ type: 'string', title, 'x-phieu': { id, type: 'text' } }) as const
const formOf = (key: string, version = 1, rest: Partial<FormDefinition> = {}): FormDefinition =>
  smallDefinition({
    key,
    version,
    department: 'industry-trade',
    schema: smallSchema({ name: text('aaaaaaaa', 'Tên'), phone: text('bbbbbbbb', 'Số điện thoại') }),
    personalData: { aaaaaaaa: { class: 'basic', why: 'Nhận biết người' } },
    uiSchema: {},
    ...rest,
  })

const act = (client: TestClient, key: string, version: number, body: VersionAct) =>
  client.post<AuthoredVersion & Problem>(`${at(key, version)}/acts`, body)
const begun = async (key: string, definition = formOf(key)): Promise<AuthoredVersion> => {
  const made = await author.post<AuthoredVersion>(base, { document: definition })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}
const submit = (key: string, version: number, hash: string) => act(author, key, version, { kind: 'submit', hash, notes: 'Bản đầu tiên.' })
const published = async (key: string, version: number, hash: string, rest: object = {}): Promise<Answer<AuthoredVersion & Problem>> => {
  expect(await submit(key, version, hash)).toMatchObject({ status: 200 })
  return await act(publisher, key, version, { kind: 'publish', hash, ...rest })
}
const next = async (key: string, from: number, change: (draft: FormDefinition) => FormDefinition): Promise<string> => {
  const made = await author.post<AuthoredVersion>(`${base}/${key}/versions`, { from })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const document = change(made.body.document as unknown as FormDefinition)
  const saved = await author.putJson<DraftSaved>(at(key, from + 1), { basedOn: made.body.summary.hash, document })
  expect(saved).toMatchObject({ status: 200, body: { issues: [] } })
  return saved.body.hash
}
const currentFor = async (client: TestClient, key: string): Promise<number | undefined> =>
  (await client.get<FormIndex>('/api/v1/forms')).body.forms.find((form) => form.key === key && form.current)?.version
const create = async (definition: FormDefinition, rest: object = {}) => {
  const compiled = compileForm(definition)
  const form = must(compiled.ok ? compiled.value : null, JSON.stringify(compiled))
  const operation = testOperation({ form, author: server.people.clerkA, values: { name: `Bà ${++shops}` }, asOf: '2026-11-20' }, rest)
  return (await clerkA.push(operation))[0]
}

test('a day or a time that is in no calendar is refused as such', async () => {
  const { hash } = (await begun('shop-days')).summary
  for (const dueOn of ['2026-02-31', '2026-13-01', '0000-01-01'])
    expect(await act(author, 'shop-days', 1, { kind: 'due', hash, dueOn }), dueOn).toMatchObject({ status: 400 })
  for (const opensAt of ['2026-13-01T08:00+07:00', '2026-12-01T25:00+07:00', '2026-12-01T08:00+99:00'])
    expect(await act(publisher, 'shop-days', 1, { kind: 'publish', hash, opensAt }), opensAt).toMatchObject({ status: 400 })
  expect(await act(author, 'shop-days', 1, { kind: 'due', hash, dueOn: '2028-02-29' })).toMatchObject({ status: 200 })
})

test('a form is written, saved whatever its state, reviewed, returned and published by somebody else', async () => {
  const first = await begun('shop-count')
  expect(first).toMatchObject({
    summary: { state: 'draft', version: 1, current: false, authors: [{ name: 'Người soạn' }] },
    issues: [],
    before: null,
  })
  const broken = { ...formOf('shop-count'), schema: { type: 'nonsense' }, note: 'chưa xong' }
  const saved = await author.putJson<DraftSaved>(at('shop-count', 1), { basedOn: first.summary.hash, document: broken })
  expect(saved.status).toBe(200)
  expect(saved.body.issues.length).toBeGreaterThan(0)
  const read = await second.get<AuthoredVersion>(at('shop-count', 1))
  expect(canonicalDefinitionText(read.body.document)).toBe(canonicalDefinitionText(broken as never))
  expect(await submit('shop-count', 1, saved.body.hash)).toMatchObject({ status: 422, body: { code: 'form.unfit' } })

  const mended = await second.putJson<DraftSaved>(at('shop-count', 1), { basedOn: saved.body.hash, document: formOf('shop-count') })
  expect(mended.body.issues).toEqual([])
  expect(await submit('shop-count', 1, saved.body.hash)).toMatchObject({ status: 409, body: { code: 'draft.stale' } })
  expect(await author.post(`${at('shop-count', 1)}/acts`, { kind: 'submit', hash: mended.body.hash, notes: '  ' })).toMatchObject({
    status: 400,
  })
  expect(await submit('shop-count', 1, mended.body.hash)).toMatchObject({
    status: 200,
    body: { summary: { state: 'in-review' }, notes: 'Bản đầu tiên.' },
  })
  // In review nothing changes any more.
  expect(await author.putJson(at('shop-count', 1), { basedOn: mended.body.hash, document: formOf('shop-count') })).toMatchObject({
    status: 403,
  })
  const returned = await act(publisher, 'shop-count', 1, { kind: 'return', hash: mended.body.hash, remark: 'Thiếu căn cứ pháp lý.' })
  expect(returned.body).toMatchObject({ summary: { state: 'draft' }, remark: 'Thiếu căn cứ pháp lý.' })
  expect(await clerkA.get('/api/v1/forms/shop-count/versions/1')).toMatchObject({ status: 404 })
  const done = await published('shop-count', 1, mended.body.hash)
  expect(done.body).toMatchObject({ summary: { state: 'published', current: true, publisher: 'Người công bố' }, remark: null })
  expect(await clerkA.get('/api/v1/forms/shop-count/versions/1')).toMatchObject({ status: 200, body: { hash: mended.body.hash } })
  expect(await currentFor(clerkA, 'shop-count')).toBe(1)

  expect(done.body.events.map((event) => event.kind).toReversed()).toEqual([
    'begin',
    'save',
    'save',
    'submit',
    'return',
    'submit',
    'publish',
  ])
  expect(await verifyForm(server.database.db, 'shop-count')).toMatchObject({ kind: 'intact', entries: 7 })
  await sql`update form_events set payload = replace(payload, 'Thiếu', 'Thừa') where form_key = 'shop-count'`.execute(server.database.owner)
  expect(await verifyForm(server.database.db, 'shop-count')).toMatchObject({ kind: 'broken', at: 5, why: 'content' })
})

test('nothing goes to review before it has said what for, and what is of a person has a class; English may wait', async () => {
  const empty = {
    ...formOf('unsaid-form'),
    purpose: unsaid.purpose,
    schema: smallSchema({
      name: text('aaaaaaaa', 'Tên'),
      no: { ...text('cccccccc', 'Số'), 'x-phieu': { id: 'cccccccc', type: 'text', concept: 'person.personal-id' } },
    }),
  } as const
  const first = await begun('unsaid-form', empty)
  const codes = [
    expect.objectContaining({ code: 'publish.purpose' }),
    expect.objectContaining({ code: 'publish.class', params: { name: 'Số' } }),
  ]
  expect(first.issues).toEqual(codes)
  expect(await submit('unsaid-form', 1, first.summary.hash)).toMatchObject({ status: 422, body: { code: 'form.unfit', issues: codes } })
  const whole = {
    ...empty,
    purpose: 'Biết có bao nhiêu cửa hàng.',
    personalData: { ...empty.personalData, cccccccc: empty.personalData['aaaaaaaa'] },
  }
  const saved = await author.putJson<DraftSaved>(at('unsaid-form', 1), { basedOn: first.summary.hash, document: whole })
  expect(await submit('unsaid-form', 1, saved.body.hash)).toMatchObject({ status: 200, body: { issues: [] } })
})

test('a save based on another text is refused, says whose text is there, and changes nothing; the same save twice is one', async () => {
  const first = await begun('stale-save')
  const mine = { ...formOf('stale-save'), title: 'Của tôi' }
  const theirs = { ...formOf('stale-save'), title: 'Của người khác' }
  const saved = await second.putJson<DraftSaved>(at('stale-save', 1), { basedOn: first.summary.hash, document: theirs })
  const refused = await author.putJson<Problem>(at('stale-save', 1), { basedOn: first.summary.hash, document: mine })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'draft.stale', issues: [{ params: { hash: saved.body.hash, by: 'Người soạn thứ hai' } }] },
  })
  expect((await author.get<AuthoredVersion>(at('stale-save', 1))).body.summary.title).toBe('Của người khác')
  expect(await second.putJson(at('stale-save', 1), { basedOn: first.summary.hash, document: theirs })).toMatchObject({ status: 200 })
  const { events } = (await author.get<AuthoredVersion>(at('stale-save', 1))).body
  expect(events.filter((event) => event.kind === 'save')).toHaveLength(1)
  const both = await Promise.all(
    [mine, { ...mine, title: 'Nữa' }].map((document) => author.putJson(at('stale-save', 1), { basedOn: saved.body.hash, document })),
  )
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
})

test('a document of another form or version is not saved here, and a form that is there is not begun again', async () => {
  const first = await begun('own-key')
  for (const document of [formOf('other-key'), formOf('own-key', 2), {}])
    expect(await author.putJson(at('own-key', 1), { basedOn: first.summary.hash, document })).toMatchObject({
      status: 422,
      body: { code: 'draft.key' },
    })
  expect(await author.post(base, { document: formOf('own-key') })).toMatchObject({ status: 409, body: { code: 'form.taken' } })
  expect(await author.post(base, { document: { key: 'Bad Key', version: 1 } })).toMatchObject({ status: 422, body: { code: 'draft.key' } })
})

test('four eyes: who wrote or submitted a version does not publish it, and the table says so too', async () => {
  const { owner: db } = server.database
  await db
    .insertInto('grants')
    .values({ user_id: server.people.author.userId, role: 'publisher', unit_id: server.people.author.unitId, form_key: 'four-eyes' })
    .execute()
  const { summary } = await begun('four-eyes')
  await submit('four-eyes', 1, summary.hash)
  expect(await act(author, 'four-eyes', 1, { kind: 'publish', hash: summary.hash })).toMatchObject({
    status: 403,
    body: { code: 'form.own' },
  })
  const forced = db
    .updateTable('form_versions')
    .set({ status: 'published', opens_at: new Date(now), published_by: server.people.author.userId })
    .where('form_key', '=', 'four-eyes')
    .execute()
  await expect(forced).rejects.toThrow(/four_eyes/)
  expect(await act(publisher, 'four-eyes', 1, { kind: 'publish', hash: summary.hash })).toMatchObject({ status: 200 })
})

test('a draft can be deleted, what was published cannot; only one version is written at a time', async () => {
  const { summary } = await begun('come-and-go')
  expect(await author.delete(at('come-and-go', 1))).toMatchObject({ status: 204 })
  expect(await author.get(at('come-and-go', 1))).toMatchObject({ status: 404 })
  await begun('come-and-go')
  await published('come-and-go', 1, summary.hash)
  expect(await author.delete(at('come-and-go', 1))).toMatchObject({ status: 403 })
  await next('come-and-go', 1, (draft) => ({ ...draft, title: 'Bản hai' }))
  expect(await second.post(`${base}/come-and-go/versions`, { from: 1 })).toMatchObject({ status: 409, body: { code: 'form.open' } })
})

test('clerks see no drafts; the owning department reads, remarks and verifies, other departments do not', async () => {
  const { summary } = await begun('sign-off')
  expect(await clerkA.get(at('sign-off', 1))).toMatchObject({ status: 404 })
  expect((await clerkA.get<AuthoredForms>(base)).body.versions).toEqual([])
  const reviewerA = await server.signIn(server.people.reviewerA)
  expect(await reviewerA.get(at('sign-off', 1))).toMatchObject({ status: 404 })
  const remark = { commentId: makeTestId<Uuid>(), fieldId: 'bbbbbbbb', text: 'Cần cả số máy bàn.' }
  for (const _ of [1, 2]) await specialist.post(`${at('sign-off', 1)}/comments`, remark)
  await submit('sign-off', 1, summary.hash)
  const verified = await act(specialist, 'sign-off', 1, { kind: 'verify', hash: summary.hash })
  expect(verified.body).toMatchObject({
    summary: { verification: 'verified', openComments: 1 },
    comments: [{ fieldId: 'bbbbbbbb', text: remark.text, author: 'Chuyên viên Sở Công Thương', settledBy: null }],
  })
  expect(await act(specialist, 'sign-off', 1, { kind: 'publish', hash: summary.hash })).toMatchObject({ status: 403 })
  const settled = await author.post<AuthoredVersion>(`${at('sign-off', 1)}/comments/${remark.commentId}/settle`, {})
  expect(settled.body.comments).toMatchObject([{ settledBy: 'Người soạn' }])
  const board = await specialist.get<AuthoredForms>(base)
  expect(new Set(board.body.versions.map((version) => version.department))).toEqual(new Set(['industry-trade']))
})

test('what loses values is published only after the data owner has agreed to that very text', async () => {
  const { summary } = await begun('lossy')
  await published('lossy', 1, summary.hash)
  const dropped = await next('lossy', 1, (draft) => ({
    ...draft,
    schema: smallSchema({ name: text('aaaaaaaa', 'Tên') }),
    upgrade: [{ kind: 'drop', at: '/phone' }],
  }))
  await submit('lossy', 2, dropped)
  const asked = (await author.get<AuthoredVersion>(at('lossy', 2))).body
  // Of the unit that owns the form and of the city above it, nobody of other units.
  expect(asked.owners?.map(({ name, role }) => [role, name])).toEqual([
    ['data-owner', 'Chủ dữ liệu thành phố'],
    ['data-owner', 'Giám đốc Sở Công Thương'],
    ['reviewer', 'Chuyên viên Sở Công Thương'],
  ])
  expect(asked).toMatchObject({
    needsConsent: true,
    before: { version: 1, losses: [{ code: 'upgrade.loss-drop', path: '/phone' }] },
  })
  const publish = (hash: string) => act(publisher, 'lossy', 2, { kind: 'publish', hash })
  expect(await publish(dropped)).toMatchObject({ status: 409, body: { code: 'form.consent' } })
  expect(await act(specialist, 'lossy', 2, { kind: 'consent', hash: dropped, remark: 'Đồng ý' })).toMatchObject({ status: 403 })
  expect(await act(owner, 'lossy', 2, { kind: 'consent', hash: dropped, remark: 'Không còn dùng' })).toMatchObject({ status: 200 })
  await act(author, 'lossy', 2, { kind: 'withdraw', hash: dropped })
  const other = { ...(await author.get<AuthoredVersion>(at('lossy', 2))).body.document, title: 'Tên khác' }
  const saved = await author.putJson<DraftSaved>(at('lossy', 2), { basedOn: dropped, document: other })
  await submit('lossy', 2, saved.body.hash)
  expect(await publish(saved.body.hash)).toMatchObject({ status: 409, body: { code: 'form.consent' } })
  await act(owner, 'lossy', 2, { kind: 'consent', hash: saved.body.hash, remark: 'Vẫn đồng ý' })
  expect(await publish(saved.body.hash)).toMatchObject({ status: 200 })
})

test('a version opens at its time, first where it was chosen to; the others keep theirs, and an earlier one is brought back at once', async () => {
  const { summary } = await begun('rollout')
  await published('rollout', 1, summary.hash)
  const definition = (title: string) => (draft: FormDefinition) => ({ ...draft, title })
  const two = await next('rollout', 1, definition('Hai'))
  const opensAt = new Date(now + 3_600_000).toISOString()
  expect(await published('rollout', 2, two, { opensAt, firstUnits: [server.units.a] })).toMatchObject({
    body: { summary: { current: false, opensAt: null, first: { opensAt, units: [server.units.a] } } },
  })
  const early = formOf('rollout', 2, { title: 'Hai' })
  expect([await currentFor(clerkA, 'rollout'), await currentFor(clerkB, 'rollout')]).toEqual([1, 1])
  expect(await create(early)).toMatchObject({ kind: 'quarantined', reason: 'closed', issues: [{ code: 'form.not-open' }] })
  now += 3_600_000
  expect([await currentFor(clerkA, 'rollout'), await currentFor(clerkB, 'rollout')]).toEqual([2, 1])
  expect(await create(early)).toMatchObject({ kind: 'applied' })
  now += 1000
  await act(publisher, 'rollout', 2, { kind: 'reschedule', hash: two })
  expect([await currentFor(clerkA, 'rollout'), await currentFor(clerkB, 'rollout')]).toEqual([2, 2])
  now += 1000
  const back = await act(publisher, 'rollout', 1, { kind: 'bring-back', hash: summary.hash, remark: 'Bản hai tính sai phí.' })
  expect(back.body.summary.current).toBe(true)
  expect([await currentFor(clerkA, 'rollout'), await currentFor(clerkB, 'rollout')]).toEqual([1, 1])
  // Its records are read on, and whoever has not heard of it yet loses nothing.
  expect(await clerkA.get('/api/v1/forms/rollout/versions/2')).toMatchObject({ status: 200 })
  expect(await create(early)).toMatchObject({ kind: 'applied' })
})

test('a closing form takes only what was made before; a closed one takes nothing; reopened it takes new records', async () => {
  const { summary } = await begun('ending')
  await published('ending', 1, summary.hash)
  const two = await next('ending', 1, (draft) => ({ ...draft, title: 'Hai' }))
  now += 1000
  await published('ending', 2, two)
  const [old, newer] = [formOf('ending'), formOf('ending', 2, { title: 'Hai' })]
  now += 3_600_000
  const closing = await act(publisher, 'ending', 2, { kind: 'close', hash: two, remark: 'Thay bằng hệ thống của Bộ.' })
  expect(closing.body.summary).toMatchObject({ state: 'closing', current: false })
  expect(await currentFor(clerkA, 'ending')).toBeUndefined()
  now += 60_000
  for (const definition of [old, newer]) {
    expect(await create(definition, { offlineMs: 1000 })).toMatchObject({ kind: 'quarantined', reason: 'closed' })
    expect(await create(definition, { offlineMs: 120_000 })).toMatchObject({ kind: 'applied' })
  }
  await act(publisher, 'ending', 2, { kind: 'finish', hash: two })
  expect(await create(newer, { offlineMs: 120_000 })).toMatchObject({ kind: 'quarantined', issues: [{ code: 'form.closed' }] })
  await act(publisher, 'ending', 2, { kind: 'reopen', hash: two, remark: 'Bộ hoãn.' })
  expect(await currentFor(clerkA, 'ending')).toBe(2)
  expect(await create(newer)).toMatchObject({ kind: 'applied' })
})
