import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { must } from '#core/lib/assert.ts'
import type { OpId, RecordId, RowId, UnitId } from '#core/lib/ids.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { FileStored } from '#core/protocol/files.ts'
import type { RecordMessage, RecordPage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { paperForm } from '#testing/paper-form.ts'
import { verifyAccess, verifyScope } from '../../commands/audit/verify-chains.ts'
import { sealAccess, serverActor } from '../../commands/audit/seal-access.ts'
import { dropBytes } from '../../commands/files/drop-bytes.ts'
import { inTransaction } from '../../db/transaction.ts'
import { createFileStore } from '../../files/file-store.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import { sendPart } from '../../testing/send-part.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { zipOf } from '../../testing/zip-of.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
let server: TestServer
let clerk: TestClient
let form: CompiledForm
let seed = 0

beforeAll(async () => {
  server = await startTestServer()
  form = await publishTestForm(server, paperForm())
  clerk = await server.signIn(server.people.clerkA)
})
afterAll(async () => await server.close())

interface Paper {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly value: FileValue
}
const paperOf = (bytes: Uint8Array<ArrayBuffer>, over: Partial<FileValue> = {}): Paper => ({
  bytes,
  value: { sha256: sha256Hex(bytes), size: bytes.length, type: 'application/pdf', name: 'Giấy đăng ký.pdf', ...over },
})
const paper = (size = 3000): Paper => paperOf(buildBytes(size, ++seed))
const creating = (values: JsonObject): Operation =>
  testOperation({ form, author: server.people.clerkA, values: { subject: `Việc ${makeTestId()}`, ...values } })
async function pushed({ value }: Paper): Promise<Operation> {
  const create = creating({ paper: fileJson(value) })
  expect(await clerk.push(create)).toMatchObject([{ kind: 'applied', receipt: '' }])
  return create
}
const pathOf = ({ unitId, recordId }: Pick<Operation, 'unitId' | 'recordId'>, sha256: string) =>
  `/api/v1/units/${unitId}/records/${recordId}/files/${sha256}`
const put = (made: Operation, { bytes, value }: Paper, client = clerk) => client.put<FileStored>(pathOf(made, value.sha256), bytes)
const incoming = () => readdir(join(server.filesFolder, 'incoming')).catch(() => [])
const within = <T>(work: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
  inTransaction(server.database.db, { userId: serverActor, units: [server.units.a, server.units.b], forms: '*' }, work)

test('an upload that breaks off leaves nothing, and the next one succeeds', async () => {
  const one = paper(900_000)
  const create = await pushed(one)
  const url = server.url + pathOf(create, one.value.sha256)
  for (const cut of [1, 65_536, 899_999])
    await sendPart({ url, cookie: clerk.cookie(), bytes: one.bytes.subarray(0, cut), length: one.bytes.length })
  await expect.poll(incoming).toEqual([])
  expect((await clerk.get(pathOf(create, one.value.sha256))).body).toMatchObject({ code: 'file.awaited' })
  expect(await put(create, one)).toMatchObject({ status: 200, body: { awaiting: 0 } })
})

test('a file of the largest size goes through in chunks, both ways', async () => {
  const large = paper(20_000_000)
  const create = await pushed(large)
  expect(await put(create, large)).toMatchObject({ status: 200, body: { stored: true, awaiting: 0 } })
  const got = await clerk.getBytes(pathOf(create, large.value.sha256))
  expect([got.status, sha256Hex(got.body)]).toEqual([200, large.value.sha256])
})

test('a file is handed out to be saved: never shown, never kept, under its own name', async () => {
  const one = paper()
  const create = await pushed(one)
  await put(create, one)
  const { headers } = await clerk.getBytes(pathOf(create, one.value.sha256))
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': '3000',
    'content-disposition': `attachment; filename="Giay dang ky.pdf"; filename*=UTF-8''Gi%E1%BA%A5y%20%C4%91%C4%83ng%20k%C3%BD.pdf`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(headers.get('content-security-policy')).toContain('sandbox')
})

test('the same file brought many times at once is there once, with one receipt', async () => {
  const one = paper(200_000)
  const create = await pushed(one)
  const answers = await Promise.all(Array.from({ length: 8 }, () => put(create, one)))
  expect(new Set(answers.map(({ body }) => body.receipt)).size).toBe(1)
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  expect(await incoming()).toEqual([])
})

test('two records of a unit that await the same file get it at once, each with a receipt of its own', async () => {
  const one = paper()
  const [first, second] = [await pushed(one), await pushed(one)]
  const [a, b] = await Promise.all([put(first, one), put(second, one)])
  expect(a.body.receipt).not.toBe(b.body.receipt)
  expect(a.body.receipt).toMatch(/-/)
})

test('who knows the hash of a file that is kept for others has to bring the file', async () => {
  const one = paper()
  const secret = await pushed(one)
  await put(secret, one)
  for (const table of ['records', 'record_files'])
    await sql`update ${sql.table(table)} set readers = ${[secret.authorId]}::uuid[] where record_id = ${secret.recordId}`.execute(
      server.database.owner,
    )
  const colleague = await server.signIn(server.people.colleagueA)
  const own = testOperation({ form, author: server.people.colleagueA, values: { subject: 'Của tôi', paper: fileJson(one.value) } })
  expect(await colleague.push(own)).toMatchObject([{ kind: 'applied', receipt: '', awaitingFiles: [one.value.sha256] }])
  expect((await colleague.get(pathOf(own, one.value.sha256))).body).toMatchObject({ code: 'file.awaited' })
  expect(await put(own, one, colleague)).toMatchObject({ status: 200, body: { awaiting: 0 } })
  expect((await colleague.getBytes(pathOf(own, one.value.sha256))).status).toBe(200)
  // The author sees both, and needs to bring nothing.
  expect(await clerk.push(creating({ paper: fileJson(one.value) }))).toMatchObject([{ receipt: expect.stringMatching(/-/) }])
})

test('the unit next door has to bring the same file itself', async () => {
  const one = paper()
  await put(await pushed(one), one)
  const clerkB = await server.signIn(server.people.clerkB)
  const theirs = testOperation({ form, author: server.people.clerkB, values: { subject: 'Việc B', paper: fileJson(one.value) } })
  expect(await clerkB.push(theirs)).toMatchObject([{ kind: 'applied', awaitingFiles: [one.value.sha256] }])
  expect(await clerkB.get(pathOf(theirs, one.value.sha256))).toMatchObject({ status: 404, body: { code: 'file.awaited' } })
  expect(await put(theirs, one, clerkB)).toMatchObject({ status: 200, body: { awaiting: 0 } })
})

test('an office document is looked into; any other archive is refused', async () => {
  const parts = (names: readonly string[]) => paperOf(Uint8Array.from(zipOf(names)), { type: DOCX, name: 'Đơn.docx' })
  const word = parts(['[Content_Types].xml', 'word/document.xml'])
  expect(await put(await pushed(word), word)).toMatchObject({ status: 200 })
  const archive = parts(['cai-dat.exe'])
  expect(await put(await pushed(archive), archive)).toMatchObject({ status: 422, body: { code: 'file.type-mismatch' } })
})

test('a record that was wrong about a file says what it is, and the file comes', async () => {
  const one = paper()
  const wrong = { ...one.value, size: one.value.size - 1 }
  const create = creating({ paper: fileJson(wrong) })
  await clerk.push(create)
  expect(await put(create, one)).toMatchObject({ status: 413 })
  const change: Operation = {
    ...create,
    opId: makeTestId<OpId>(),
    kind: 'change',
    base: { kind: 'revision', revision: 1 },
    changes: { '/paper': { base: fileJson(wrong), value: fileJson(one.value) } },
  }
  expect(await clerk.push(change)).toMatchObject([{ kind: 'applied', awaitingFiles: [one.value.sha256] }])
  expect(await put(create, one)).toMatchObject({ status: 200, body: { awaiting: 0 } })
})

test('the bytes come as they are: not packed, not as a form, and not under an address that is none', async () => {
  const one = paper()
  const create = await pushed(one)
  const path = pathOf(create, one.value.sha256)
  expect(await clerk.put(path, one.bytes, { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 })
  expect(await clerk.put(path, one.bytes, { 'content-type': 'multipart/form-data' })).toMatchObject({ status: 415 })
  expect(await clerk.put(path.replace(/.{64}$/, '..%2F..%2Fsecrets.json'), one.bytes)).toMatchObject({ status: 400 })
  expect(await server.client().put(path, one.bytes)).toMatchObject({ status: 401 })
  expect(await clerk.put(path, one.bytes, { origin: 'https://evil.example' })).toMatchObject({ status: 403 })
})

test('a full disk is said, and nothing is lost by it', async () => {
  const full = await startTestServer({ files: createFileStore(server.filesFolder, { reserve: Number.MAX_SAFE_INTEGER }) })
  await publishTestForm(full, paperForm())
  const client = await full.signIn(full.people.clerkA)
  const one = paper()
  const create = testOperation({ form, author: full.people.clerkA, values: { subject: 'Việc', paper: fileJson(one.value) } })
  await client.push(create)
  expect(await put(create, one, client)).toMatchObject({ status: 507, body: { code: 'file.no-space' } })
  expect((await client.pull({ [`${create.unitId}/paper-form`]: { seq: 0, epoch: '' } })).scopes).toMatchObject({
    [`${create.unitId}/paper-form`]: { changes: [{ awaitingFiles: [one.value.sha256] }] },
  })
  await full.close()
})

test('a file that the disk has lost is told as such, logged, and may be brought again', async () => {
  const one = paper()
  const create = await pushed(one)
  await put(create, one)
  await rm(join(server.filesFolder, create.unitId, one.value.sha256.slice(0, 2), one.value.sha256))
  expect(await clerk.get(pathOf(create, one.value.sha256))).toMatchObject({ status: 410, body: { code: 'file.lost' } })
  expect(server.logLines.some((line) => line.includes('file lost') && line.includes(one.value.sha256))).toBe(true)
  expect(await put(create, one)).toMatchObject({ status: 200 })
  expect((await clerk.getBytes(pathOf(create, one.value.sha256))).body).toEqual(one.bytes)
})

test('the file of a correction is awaited before the owner can agree, and not after the owner has refused', async () => {
  const [reviewer, owner] = [await server.signIn(server.people.reviewerA), await server.signIn(server.people.ownerA)]
  const create = creating({})
  await clerk.push(create)
  const path = `/api/v1/units/${create.unitId}/records/${create.recordId}`
  const decide = (client: TestClient, decision: JsonObject) =>
    client.post<RecordMessage>(`${path}/decisions`, { opId: makeTestId<OpId>(), revision: 1, decision })
  for (const client of [reviewer, owner]) expect(await decide(client, { kind: 'approve' })).toMatchObject({ status: 200 })
  const [first, second] = [paper(), paper()]
  const asking = ({ value }: Paper): Operation => ({
    ...create,
    opId: makeTestId<OpId>(),
    kind: 'change',
    base: { kind: 'revision', revision: 1 },
    changes: { '/paper': { value: fileJson(value) } },
  })
  const awaitingFiles = [first.value.sha256]
  expect(await clerk.push(asking(first))).toMatchObject([{ kind: 'correction-requested', awaitingFiles }])
  await clerk.push(asking(second))
  expect(await decide(owner, { kind: 'accept-correction' })).toMatchObject({ status: 409, body: { code: 'files.missing' } })
  expect((await decide(owner, { kind: 'refuse-correction', comment: 'Không rõ' })).body.summary.awaitingFiles).toEqual([
    second.value.sha256,
  ])
  expect(await put(create, second)).toMatchObject({ status: 200, body: { awaiting: 0 } })
  expect((await decide(owner, { kind: 'accept-correction' })).body.values).toMatchObject({ paper: fileJson(second.value) })
})

test('a choice that drops the awaited file gives the receipt', async () => {
  const [before, theirs, mine] = [paper(), paper(), paper()]
  const create = await pushed(before)
  const change = ({ value }: Paper): Operation => ({
    ...create,
    opId: makeTestId<OpId>(),
    kind: 'change',
    base: { kind: 'revision', revision: 1 },
    changes: { '/paper': { base: fileJson(before.value), value: fileJson(value) } },
  })
  await clerk.push(change(theirs))
  expect(await clerk.push(change(mine))).toMatchObject([{ kind: 'conflict', revision: 3 }])
  expect(await put(create, theirs)).toMatchObject({ body: { awaiting: 1, receipt: null } })
  const decision = { kind: 'resolve-conflict', path: '/paper', take: 'current' }
  const request = { opId: makeTestId<OpId>(), revision: 3, decision }
  const { body } = await clerk.post<RecordMessage>(`/api/v1/units/${create.unitId}/records/${create.recordId}/decisions`, request)
  expect(body.summary.receipt).toMatch(/-/)
  expect(body.summary).not.toHaveProperty('awaitingFiles')
  // It is found by its receipt, and by a part of it.
  const found = await clerk.get<RecordPage>(`/api/v1/records?q=${body.summary.receipt.slice(-8)}`)
  expect(found.body.records.map((record) => record.recordId)).toContain(create.recordId)
})

test('every file brought is in the scope’s chain, every one opened in the reader’s', async () => {
  const one = paper()
  const create = await pushed(one)
  await put(create, one)
  const reviewer = await server.signIn(server.people.reviewerA)
  await reviewer.getBytes(pathOf(create, one.value.sha256))
  const { owner } = server.database
  const change = await owner
    .selectFrom('audit_change')
    .select('payload')
    .where('record_id', '=', create.recordId)
    .where('kind', '=', 'file')
    .execute()
  expect(change.map((row) => JSON.parse(row.payload ?? '{}') as unknown)).toMatchObject([{ sha256: one.value.sha256, awaiting: 0 }])
  const access = await owner.selectFrom('audit_access').select('payload').where('action', '=', 'file').execute()
  expect(access.some((row) => row.payload?.includes(one.value.sha256))).toBe(true)
  await sealAccess(server.database.db)
  expect(await within((tx) => verifyScope(tx, server.units.a, 'paper-form'))).toMatchObject({ kind: 'intact' })
  expect(await within((tx) => verifyAccess(tx, server.units.a))).toMatchObject({ kind: 'intact' })
})

test('rows about files show nothing to a transaction of another unit or form', async () => {
  const one = paper()
  await put(await pushed(one), one)
  const count = (units: readonly UnitId[], forms: readonly string[] | '*') =>
    inTransaction(server.database.db, { userId: server.people.clerkB.userId, units, forms }, async (tx) => {
      const { rows } = await sql<{
        files: number
        named: number
      }>`select (select count(*)::int from files where sha256 = ${one.value.sha256}) as files,
        (select count(*)::int from record_files where sha256 = ${one.value.sha256}) as named`.execute(tx)
      return rows[0]
    })
  expect(await count([server.units.b], '*')).toEqual({ files: 0, named: 0 })
  expect(await count([server.units.a], ['birth-registration'])).toEqual({ files: 1, named: 0 })
  expect(await count([server.units.a], '*')).toEqual({ files: 1, named: 1 })
})

test('the bytes of a forgotten record go, those that another record names stay', async () => {
  const [own, shared] = [paper(), paper()]
  const picture = { ...shared.value, type: 'image/jpeg' }
  const create = creating({ paper: fileJson(own.value), pictures: [{ _row: makeTestId<RowId>(), picture: fileJson(picture) }] })
  await clerk.push(create)
  const other = await pushed(shared)
  await put(create, own)
  await put(other, shared)
  const { unitId, recordId } = create
  const hashes = [own.value.sha256, shared.value.sha256]
  const { db, owner } = server.database
  await owner.deleteFrom('record_files').where('record_id', '=', recordId).execute()
  await owner.deleteFrom('files').where('sha256', '=', own.value.sha256).execute()
  const files = createFileStore(server.filesFolder)
  await dropBytes({ db, files }, { userId: serverActor, units: [unitId], forms: '*' }, unitId, hashes)
  expect([await files.has(unitId, own.value.sha256), await files.has(unitId, shared.value.sha256)]).toEqual([false, true])
  await expect(dropBytes({ db, files }, { userId: serverActor, units: [], forms: '*' }, unitId, hashes)).rejects.toThrow()
})

test('nobody learns from an address whether there is such a record or file', async () => {
  const one = paper()
  const create = await pushed(one)
  const nowhere = { ...create, recordId: makeTestId<RecordId>() }
  const stranger = await server.signIn(server.people.clerkB)
  const answers = [await put(nowhere, one), await put(create, one, stranger), await put(create, paper())]
  expect(answers.map(({ status, body }) => [status, must(Reflect.get(body, 'code'), 'a problem')])).toEqual(
    answers.map(() => [404, 'file.not-referenced']),
  )
})
