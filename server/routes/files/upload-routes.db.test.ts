import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Upload } from 'tus-js-client'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import { AWAITING_HEADER, RECEIPT_HEADER, TUS_VERSION } from '#core/protocol/files.ts'
import type { Operation } from '#core/record/operation.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { paperForm } from '#testing/paper-form.ts'
import { sweepFiles } from '../../commands/files/sweep-files.ts'
import { createFileStore } from '../../files/file-store.ts'
import type { ScanVerdict } from '../../files/scan-file.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import { sendPart } from '../../testing/send-part.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let clerk: TestClient
let form: CompiledForm
let seed = 500

/** What the scanner says; as long as it is null, that files are clean. */
let verdict: ScanVerdict | null = null

beforeAll(async () => {
  server = await startTestServer({ scan: async () => verdict ?? { kind: 'clean' } })
  form = await publishTestForm(server, paperForm())
  clerk = await server.signIn(server.people.clerkA)
})
afterAll(async () => await server.close())

interface Paper {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly value: FileValue
  readonly url: string
  readonly operation: Operation
}

async function paper(size: number): Promise<Paper> {
  const bytes = buildBytes(size, ++seed)
  const value = { sha256: sha256Hex(bytes), size, type: 'application/pdf', name: 'Giấy tờ.pdf' }
  const values = { subject: `Việc ${makeTestId()}`, paper: fileJson(value) }
  const operation = testOperation({ form, author: server.people.clerkA, values })
  expect(await clerk.push(operation)).toMatchObject([{ kind: 'applied', receipt: '' }])
  const url = `${server.url}/api/v1/units/${operation.unitId}/records/${operation.recordId}/uploads/${value.sha256}`
  return { bytes, value, url, operation }
}

interface Sending {
  readonly headers?: Readonly<Record<string, string>>
  readonly bytes?: Uint8Array<ArrayBuffer>
  readonly as?: TestClient
}

const speak = (method: string, { url }: Pick<Paper, 'url'>, { headers = {}, bytes, as = clerk }: Sending = {}): Promise<Response> =>
  fetch(url, {
    method,
    headers: {
      cookie: as.cookie(),
      origin: server.url,
      'tus-resumable': TUS_VERSION,
      ...(bytes && { 'content-type': 'application/offset+octet-stream' }),
      ...headers,
    },
    ...(bytes && { body: bytes }),
  })
const offset = async (one: Paper, as = clerk): Promise<string | null> => (await speak('HEAD', one, { as })).headers.get('upload-offset')
const begin = (one: Paper, bytes = one.bytes, as = clerk) =>
  speak('POST', one, { bytes, as, headers: { 'upload-length': String(one.bytes.length) } })
const goOn = (one: Paper, from: number) =>
  speak('PATCH', one, { bytes: one.bytes.subarray(from), headers: { 'upload-offset': String(from) } })
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

/** The link breaks after so many bytes of what is still to be sent. */
async function cutAfter(one: Paper, from: number, bytes: number): Promise<void> {
  const part = one.bytes.subarray(from, from + bytes)
  const left = one.bytes.length - from
  const tus = { 'tus-resumable': TUS_VERSION, 'content-type': 'application/offset+octet-stream' }
  const first = from === 0 ? { 'upload-length': String(one.bytes.length) } : { 'upload-offset': String(from) }
  const method = from === 0 ? ('POST' as const) : ('PATCH' as const)
  await sendPart({ url: one.url, cookie: clerk.cookie(), bytes: part, length: left, method, headers: { ...tus, ...first } })
}

test('20 MB over a link that is cut ten times: less than a tenth is sent twice', async () => {
  const one = await paper(20_000_000)
  let sent = 0
  let at = 0
  for (let cut = 0; cut < 10; cut++) {
    await cutAfter(one, at, 1_900_000)
    sent += 1_900_000
    await expect.poll(async () => Number(await offset(one))).toBeGreaterThan(at)
    // What was on its way may still be written.
    let before = -1
    while (before !== at) [before, at] = [at, Number(await offset(one))]
  }
  const last = await goOn(one, at)
  sent += one.bytes.length - at
  expect([last.status, last.headers.get('upload-offset'), last.headers.get(AWAITING_HEADER)]).toEqual([204, '20000000', '0'])
  expect(last.headers.get(RECEIPT_HEADER)).toMatch(/-/)
  expect(sent - one.bytes.length).toBeLessThan(one.bytes.length / 10)
  const got = await clerk.getBytes(new URL(one.url).pathname.replace('/uploads/', '/files/'))
  expect(sha256Hex(got.body)).toBe(one.value.sha256)
}, 120_000)

test('a small file needs one request; asked later, the server still says that it has it', async () => {
  const one = await paper(3000)
  const sent = await begin(one)
  expect([sent.status, sent.headers.get(AWAITING_HEADER), sent.headers.get('location')]).toEqual([201, '0', new URL(one.url).pathname])
  const asked = await speak('HEAD', one)
  expect(asked.headers.get('upload-offset')).toBe('3000')
  expect(asked.headers.get(RECEIPT_HEADER)).toBe(sent.headers.get(RECEIPT_HEADER))
  expect(asked.headers.get(RECEIPT_HEADER)).toMatch(/-/)
})

test('a client of others speaks with it, and goes on after a cut', async () => {
  const one = await paper(900_000)
  await cutAfter(one, 0, 300_000)
  await expect.poll(() => offset(one)).not.toBeNull()
  const start = Number(await offset(one))
  const progress: number[] = []
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(Buffer.from(one.bytes), {
      uploadUrl: one.url,
      headers: { cookie: clerk.cookie(), origin: server.url },
      chunkSize: 200_000,
      retryDelays: [],
      onProgress: (sent) => progress.push(sent),
      onSuccess: () => resolve(),
      onError: reject,
    })
    upload.start()
  })
  expect(Math.min(...progress)).toBeGreaterThanOrEqual(start)
  expect(await offset(one)).toBe('900000')
  const other = await paper(50_000)
  await new Promise<void>((resolve, reject) =>
    new Upload(Buffer.from(other.bytes), {
      endpoint: other.url,
      headers: { cookie: clerk.cookie(), origin: server.url },
      retryDelays: [],
      onSuccess: () => resolve(),
      onError: reject,
    }).start(),
  )
  expect(await offset(other)).toBe('50000')
})

test('what somebody began is nobody else’s: another person, another record, another unit', async () => {
  const one = await paper(5000)
  await begin(one, one.bytes.subarray(0, 1000))
  expect(await offset(one)).toBe('1000')
  const colleague = await server.signIn(server.people.colleagueA)
  expect(await offset(one, colleague)).toBeNull()
  const stranger = await server.signIn(server.people.clerkB)
  expect(await codeOf(await begin(one, one.bytes, stranger))).toEqual([404, 'file.not-referenced'])
  expect((await begin(one, one.bytes, colleague)).status).toBe(201)
  // It came by the colleague: the clerk's half is asked for no more, and swept.
  expect(await offset(one)).toBe('5000')
})

test('an upload that is refused says why, and keeps nothing', async () => {
  const one = await paper(4000)
  expect(await codeOf(await goOn(one, 0))).toEqual([404, 'upload.none'])
  await begin(one, one.bytes.subarray(0, 1000))
  expect(await codeOf(await goOn(one, 500))).toEqual([409, 'upload.offset'])
  expect(await codeOf(await speak('POST', one, { bytes: one.bytes, headers: { 'upload-length': '9000' } }))).toEqual([
    413,
    'file.too-large',
  ])
  expect(await codeOf(await speak('POST', one, { bytes: one.bytes, headers: { 'upload-length': '3000' } }))).toEqual([
    422,
    'file.hash-mismatch',
  ])
  expect(await codeOf(await speak('POST', one, { bytes: one.bytes }))).toEqual([400, 'request.invalid'])
  expect(await codeOf(await speak('PATCH', one, { headers: { 'tus-resumable': '0.2.2' } }))).toEqual([412, 'upload.version'])
  const wrong = buildBytes(4000, 1)
  expect(await codeOf(await speak('POST', one, { bytes: wrong, headers: { 'upload-length': '4000' } }))).toEqual([
    422,
    'file.hash-mismatch',
  ])
  expect(await offset(one)).toBeNull()
  await begin(one, one.bytes.subarray(0, 1000))
  expect((await speak('DELETE', one)).status).toBe(204)
  expect(await offset(one)).toBeNull()
  const discovered = await fetch(one.url, { method: 'OPTIONS' })
  expect(Object.fromEntries(discovered.headers)).toMatchObject({ 'tus-version': TUS_VERSION, 'tus-max-size': '20000000' })
})

test('what was put together of pieces and is not the file begins anew; only all in one go is told to be another', async () => {
  const one = await paper(4000)
  await begin(one, buildBytes(1000, 1))
  // As a power cut leaves it: so many bytes, but not these.
  expect(await codeOf(await goOn(one, 1000))).toEqual([409, 'upload.offset'])
  expect(await offset(one)).toBeNull()
  expect((await begin(one)).headers.get(AWAITING_HEADER)).toBe('0')
})

test('the same upload from two tabs at once ends once, with one receipt', async () => {
  const one = await paper(400_000)
  const halves = async () => (await readdir(join(server.filesFolder, 'incoming'))).length
  const before = await halves()
  const answers = await Promise.all(Array.from({ length: 6 }, () => begin(one)))
  const stored = answers.filter((answer) => answer.headers.get(AWAITING_HEADER) !== null)
  for (let i = 0; i < 6 && (await offset(one)) !== '400000'; i++) await begin(one)
  expect(new Set(stored.map((answer) => answer.headers.get(RECEIPT_HEADER))).size).toBeLessThanOrEqual(1)
  expect(await offset(one)).toBe('400000')
  // Whoever was stopped by another one when it was here already has left a beginning; the next one ends it, or the sweeper.
  expect((await begin(one)).headers.get(RECEIPT_HEADER)).toMatch(/-/)
  expect(await halves()).toBe(before)
})

test('what nobody goes on with and what the database does not know are swept; what it knows stays', async () => {
  const [kept, left, lost] = [await paper(3000), await paper(3000), await paper(3000)]
  for (const one of [kept, lost]) expect((await begin(one)).status).toBe(201)
  await begin(left, left.bytes.subarray(0, 100))
  await server.database.owner.deleteFrom('files').where('sha256', '=', lost.value.sha256).execute()
  const files = createFileStore(server.filesFolder, { reserve: 0 })
  const deps = { db: server.database.db, files }
  const age = async (folder: string) => {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), 1000, 1000)
  }
  const never = { received: Number.MAX_SAFE_INTEGER, partial: Number.MAX_SAFE_INTEGER }
  expect(await sweepFiles(deps, never, Date.now())).toEqual({ incoming: 0, unknown: 0 })
  await age(server.filesFolder)
  expect(await sweepFiles(deps, { received: 0, partial: 86_400_000 }, Date.now())).toMatchObject({ unknown: 1 })
  expect(await offset(left)).toBeNull()
  const unit = kept.operation.unitId
  expect([await files.has(unit, kept.value.sha256), await files.has(unit, lost.value.sha256)]).toEqual([true, false])
})

test('what the scanner finds is refused; while it is away the bytes wait on the server, and are not sent again', async () => {
  const one = await paper(3000)
  verdict = { kind: 'away' }
  const waits = await begin(one)
  expect([...(await codeOf(waits)), waits.headers.get('retry-after')]).toEqual([503, 'file.unscanned', '60'])
  expect(await offset(one)).toBe('3000')
  verdict = null
  expect((await goOn(one, 3000)).headers.get(RECEIPT_HEADER)).toMatch(/-/)
  const bad = await paper(3000)
  verdict = { kind: 'found', signature: 'Demo.Virus' }
  expect(await codeOf(await begin(bad))).toEqual([422, 'file.infected'])
  const put = await clerk.put<{ code: string }>(new URL(bad.url).pathname.replace('/uploads/', '/files/'), bad.bytes)
  expect([put.status, put.body.code]).toEqual([422, 'file.infected'])
  verdict = null
  expect([await offset(bad), await createFileStore(server.filesFolder).has(bad.operation.unitId, bad.value.sha256)]).toEqual([null, false])
})
