import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { FileStored } from '#core/protocol/files.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import { diffValues } from '#core/record/diff.ts'
import { makeWithdrawal } from '#core/record/make-operation.ts'
import type { Operation } from '#core/record/operation.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { formWithoutPaper, paperForm } from '#testing/paper-form.ts'
import { createFileStore } from '../../files/file-store.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let first: CompiledForm
let second: CompiledForm
let clerk: TestClient
let owner: TestClient
let seed = 1000

beforeAll(async () => {
  server = await startTestServer()
  first = await publishTestForm(server, paperForm())
  second = await publishTestForm(server, formWithoutPaper())
  clerk = await server.signIn(server.people.clerkA)
  owner = await server.signIn(server.people.ownerA)
})
afterAll(async () => await server.close())

interface Paper {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly value: FileValue
}
function paper(over: Partial<FileValue> = {}): Paper {
  const bytes = buildBytes(3000, ++seed)
  return { bytes, value: { sha256: sha256Hex(bytes), size: bytes.length, type: 'application/pdf', name: 'Giấy.pdf', ...over } }
}
const creating = (form: CompiledForm, more: JsonObject = {}): Operation =>
  testOperation({ form, author: server.people.clerkA, values: { subject: `Việc ${makeTestId()}`, ...more } })
const movedWith = ({ value }: Paper): Operation => ({ ...creating(second), orphans: { '/paper': fileJson(value) } })
const changing = (of: Operation, revision: number, over: Partial<Operation> = {}): Operation => {
  const { orphans: _then, ...made } = of
  const base = { kind: 'revision', revision } as const
  return { ...made, opId: makeTestId<OpId>(), formRef: second.ref, kind: 'change', base, changes: {}, ...over }
}
const renaming = (to: string, from: Operation['changes'] = {}): Operation['changes'] => {
  const base = from['/subject']?.value
  return { '/subject': { ...(base === undefined ? {} : { base }), value: `Việc ${to} ${makeTestId()}` } }
}
const pathOf = ({ unitId, recordId }: Operation) => `/api/v1/units/${unitId}/records/${recordId}`
const fileOf = (made: Operation, { value }: Paper) => `${pathOf(made)}/files/${value.sha256}`
const put = (made: Operation, one: Paper) => clerk.put<FileStored>(fileOf(made, one), one.bytes)
const decide = (client: TestClient, made: Operation, revision: number, decision: JsonObject) =>
  client.post<RecordMessage>(`${pathOf(made)}/decisions`, { opId: makeTestId<OpId>(), revision, decision })

test('the file of a field that the version dropped is awaited, arrives, and is read with the revision that keeps it', async () => {
  const one = paper()
  const create = movedWith(one)
  expect(await clerk.push(create)).toMatchObject([{ kind: 'applied', receipt: '', awaitingFiles: [one.value.sha256] }])
  const reviewer = await server.signIn(server.people.reviewerA)
  expect(await decide(reviewer, create, 1, { kind: 'approve' })).toMatchObject({ status: 409, body: { code: 'files.missing' } })
  expect(await put(create, one)).toMatchObject({ status: 200, body: { awaiting: 0, receipt: expect.stringMatching(/-/) } })
  const { body } = await reviewer.get<RecordMessage>(pathOf(create))
  expect(body.revisions[0]?.orphans).toEqual({ '/paper': fileJson(one.value) })
  expect((await reviewer.getBytes(fileOf(create, one))).body).toEqual(one.bytes)
  const stranger = await server.signIn(server.people.clerkB)
  expect(await stranger.get(fileOf(create, one))).toMatchObject({ status: 404, body: { code: 'file.not-referenced' } })
  expect(await decide(reviewer, create, 1, { kind: 'approve' })).toMatchObject({ status: 200 })
})

test('a record that a change moves on still awaits the file that lost its field by it, however it is changed and decided on later', async () => {
  const [one, other] = [paper(), paper({ type: 'image/jpeg' })]
  const create = creating(first, { paper: fileJson(one.value) })
  await clerk.push(create)
  const awaitingFiles = [one.value.sha256]
  const named = renaming('hai')
  expect(await clerk.push(changing(create, 1, { changes: named }))).toMatchObject([{ kind: 'applied', awaitingFiles }])
  const withPicture = { pictures: [{ _row: makeTestId(), picture: fileJson(other.value) }] }
  const third = changing(create, 2, { changes: diffValues(second, {}, withPicture) })
  expect(await clerk.push(third)).toMatchObject([{ awaitingFiles: [one.value.sha256, other.value.sha256].sort() }])
  const fourth = changing(create, 3, { changes: diffValues(second, withPicture, {}) })
  expect(await clerk.push(fourth)).toMatchObject([{ kind: 'applied', receipt: '', awaitingFiles }])
  // Somebody wrote beside it: the choice leaves what is kept aside where it is.
  expect(await clerk.push(changing(create, 3, { changes: renaming('ba', named) }))).toMatchObject([{ kind: 'merged', awaitingFiles }])
  expect(await clerk.push(changing(create, 3, { changes: renaming('bốn', named) }))).toMatchObject([{ kind: 'conflict', awaitingFiles }])
  const choice = { kind: 'resolve-conflict', path: '/subject', take: 'current' }
  expect((await decide(clerk, create, 6, choice)).body.summary).toMatchObject({ receipt: '', awaitingFiles })
  expect(await put(create, one)).toMatchObject({ status: 200, body: { awaiting: 0, receipt: expect.stringMatching(/-/) } })
})

test('a file that nobody waited for any more when such files were not asked for yet is not asked for now', async () => {
  const one = paper()
  const create = creating(first, { paper: fileJson(one.value) })
  await clerk.push(create)
  await clerk.push(changing(create, 1, { changes: renaming('hai') }))
  // As a server of before left it.
  await sql`update records set awaiting_files = '{}', receipt = ${`X-${makeTestId()}`} where record_id = ${create.recordId}`.execute(
    server.database.owner,
  )
  const [outcome] = await clerk.push(changing(create, 2, { changes: renaming('ba') }))
  expect(outcome).toMatchObject({ kind: 'applied', revision: 3 })
  expect(outcome).not.toHaveProperty('awaitingFiles')
})

test('what a request for a correction keeps aside is awaited before the owner can agree, and not after the owner has refused', async () => {
  const create = creating(second)
  await clerk.push(create)
  const reviewer = await server.signIn(server.people.reviewerA)
  for (const client of [reviewer, owner]) expect(await decide(client, create, 1, { kind: 'approve' })).toMatchObject({ status: 200 })
  const [refused, wanted] = [paper(), paper()]
  const asking = ({ value }: Paper) => changing(create, 1, { changes: renaming('sửa'), orphans: { '/paper': fileJson(value) } })
  expect(await clerk.push(asking(refused))).toMatchObject([{ kind: 'correction-requested', awaitingFiles: [refused.value.sha256] }])
  await clerk.push(asking(wanted))
  const after = await decide(owner, create, 1, { kind: 'refuse-correction', comment: 'Không rõ' })
  expect(after.body.summary.awaitingFiles).toEqual([wanted.value.sha256])
  expect(await decide(owner, create, 1, { kind: 'accept-correction' })).toMatchObject({ status: 409, body: { code: 'files.missing' } })
  expect(await put(create, wanted)).toMatchObject({ status: 200, body: { awaiting: 0 } })
  const { body } = await decide(owner, create, 1, { kind: 'accept-correction' })
  expect(body.revisions[0]).toMatchObject({ kind: 'correction', orphans: { '/paper': fileJson(wanted.value) } })
  expect((await clerk.getBytes(fileOf(create, wanted))).body).toEqual(wanted.bytes)
})

test('a file that only was kept aside and is lost is given up with a reason, once and for good; the record takes its receipt and is approved', async () => {
  const [one, other, own] = [paper(), paper(), paper({ type: 'image/jpeg' })]
  const withPicture = { pictures: [{ _row: makeTestId(), picture: fileJson(own.value) }] }
  const create: Operation = {
    ...creating(second, withPicture),
    orphans: { '/paper': fileJson(one.value), '/more': fileJson(other.value) },
  }
  await clerk.push(create)
  const reviewer = await server.signIn(server.people.reviewerA)
  const giveUp = (client: TestClient, revision: number, ...files: readonly Paper[]) =>
    decide(client, create, revision, { kind: 'give-up-files', files: files.map(({ value }) => value.sha256), comment: 'Máy hỏng' })
  expect((await reviewer.get<RecordMessage>(pathOf(create))).body.actions).toContain('give-up-files')
  // What a field of the record names can be taken out by a change.
  expect(await giveUp(reviewer, 1, one, own)).toMatchObject({ status: 409, body: { code: 'files.not-aside' } })
  expect(await decide(owner, create, 1, { kind: 'give-up-files', files: [one.value.sha256], comment: 'x' })).toMatchObject({ status: 403 })
  const left = [other, own].map(({ value }) => value.sha256).sort()
  expect((await giveUp(reviewer, 1, one)).body.summary).toMatchObject({ receipt: '', awaitingFiles: left })
  // A change takes that one out, and does not ask for the other again.
  const without = diffValues(second, withPicture, {})
  const awaitingFiles = [other.value.sha256]
  expect(await clerk.push(changing(create, 1, { changes: without }))).toMatchObject([{ kind: 'applied', awaitingFiles }])
  const given = await giveUp(clerk, 2, other)
  expect(given.body.summary).toMatchObject({ receipt: expect.stringMatching(/-/) })
  expect(given.body.summary).not.toHaveProperty('awaitingFiles')
  expect(given.body.actions).not.toContain('give-up-files')
  expect(await decide(reviewer, create, 2, { kind: 'approve' })).toMatchObject({
    status: 200,
    body: { summary: { state: { kind: 'approved' } } },
  })
  const { rows } = await sql<{ comments: readonly { readonly text: string }[] }>`
    select comments from reviews where record_id = ${create.recordId} and decision = 'give-up-files'`.execute(server.database.owner)
  expect(rows.map(({ comments }) => comments[0]?.text)).toEqual(['Máy hỏng', 'Máy hỏng'])
})

test('an erased record takes the files along that it kept aside', async () => {
  const one = paper()
  const create = movedWith(one)
  await clerk.push(create)
  await put(create, one)
  const moment = { opId: makeTestId<OpId>(), asOf: create.asOf, now: Date.now(), offlineMs: 0 }
  await clerk.push(makeWithdrawal({ ...create, revision: 1 }, create.authorId, moment))
  const requestId = makeTestId<OpId>()
  const decision = { kind: 'request-erasure', reason: 'Chủ thể dữ liệu yêu cầu xóa', basis: 'Luật 91/2025/QH15' }
  expect((await owner.post(`${pathOf(create)}/decisions`, { opId: requestId, revision: 2, decision })).status).toBe(200)
  const files = createFileStore(server.filesFolder)
  expect(await files.has(create.unitId, one.value.sha256)).toBe(true)
  const confirmer = await server.signIn(server.people.secondOwnerA)
  const confirm = { opId: makeTestId<OpId>(), requestId, decision: 'confirm' }
  expect((await confirmer.post(`${pathOf(create)}/erasure`, confirm)).status).toBe(204)
  expect(await files.has(create.unitId, one.value.sha256)).toBe(false)
  for (const table of ['files', 'record_files', 'records', 'revisions', 'operations']) {
    const { rows } = await sql`select 1 from ${sql.table(table)} t where t::text like ${`%${one.value.sha256}%`}`.execute(
      server.database.owner,
    )
    expect([table, rows.length]).toEqual([table, 0])
  }
})
