import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormDefinition } from '#core/form/definition.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { FormTest } from '#core/protocol/form-tests.ts'
import type { Operation } from '#core/record/operation.ts'
import { compiled } from '#core/form/testing/compiled.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { paperForm } from '#testing/paper-form.ts'
import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import { createFileStore, type FileStore } from '../../files/file-store.ts'
import { act, at } from '../../testing/changed-form.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { writeRecordFiles } from '../files/write-record-files.ts'
import { lockCounters } from '../sync/lock-scope.ts'

let server: TestServer
let author: TestClient
let publisher: TestClient
let clerk: TestClient
let files: FileStore
beforeAll(async () => {
  server = await startTestServer()
  const { people } = server
  author = await server.signIn(people.author)
  publisher = await server.signIn(people.publisher)
  clerk = await server.signIn(people.clerkA)
  files = createFileStore(server.filesFolder)
})
afterAll(async () => await server.close())

const pathOf = ({ unitId, recordId }: Operation) => `/api/v1/units/${unitId}/records/${recordId}`
const valuesWith = (value: FileValue) => ({ subject: `Việc ${makeTestId()}`, paper: fileJson(value) })
const has = ({ unitId }: Operation, { sha256 }: FileValue) => files.has(unitId, sha256)

/** A form on trial, and a test record of it whose file has arrived. */
async function triedWithFile(key: string, seed: number) {
  const definition: FormDefinition = { ...paperForm().definition, key }
  const made = await author.post<AuthoredVersion>('/api/v1/authoring/forms', { document: definition })
  const { hash } = made.body.summary
  const name = (testers: readonly string[]) => author.putJson<FormTest>(`${at(key, 1)}/test`, { hash, testers })
  expect(await name([server.people.clerkA.userId])).toMatchObject({ status: 200 })
  const bytes = buildBytes(3000, seed)
  const value: FileValue = { sha256: sha256Hex(bytes), size: bytes.length, type: 'application/pdf', name: 'Giấy.pdf' }
  const create = testOperation({ form: compiled(definition), author: server.people.clerkA, values: valuesWith(value) })
  const tried: Operation = { ...create, formRef: `${key}~test@1#${hash}` }
  expect(await clerk.push(tried)).toMatchObject([{ kind: 'applied' }])
  expect(await clerk.put(`${pathOf(tried)}/files/${value.sha256}`, bytes)).toMatchObject({ status: 200 })
  expect(await has(tried, value)).toBe(true)
  return { hash, tried, value, end: () => name([]) }
}

test('publishing, or deleting the draft, takes the files of test records off the disk', async () => {
  const published = await triedWithFile('papers-published', 901)
  await act(author, 'papers-published', 1, { kind: 'submit', hash: published.hash, notes: 'Bản đầu.' })
  await act(publisher, 'papers-published', 1, { kind: 'publish', hash: published.hash })
  expect(await has(published.tried, published.value)).toBe(false)
  const deleted = await triedWithFile('papers-deleted', 902)
  expect(await author.delete(at('papers-deleted', 1))).toMatchObject({ status: 204 })
  expect(await has(deleted.tried, deleted.value)).toBe(false)
})

/** Whether somebody waits for a lock. */
async function somebodyWaits(): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_locks where not granted`.execute(server.database.owner)
  return rows.length > 0
}

test('a file of a test that a real record names in the very moment when the test ends stays', async () => {
  const form = await publishTestForm(server, paperForm())
  const { tried, value, end } = await triedWithFile('papers-race', 903)
  const real = testOperation({ form, author: server.people.clerkA, values: valuesWith(value) })
  await clerk.push({ ...real, changes: { '/subject': { base: null, value: 'Việc thật' } } })
  const scope = { unitId: real.unitId, formKey: 'paper-form' }
  const actor = { userId: server.people.clerkA.userId, units: [real.unitId], forms: '*' } as const
  let ending: Promise<{ status: number }> | null = null
  await inTransaction(server.database.db, actor, async (tx) => {
    await lockCounters(tx, scope, Number(vietnamDay(Date.now()).slice(0, 4)))
    ending = end()
    await expect.poll(somebodyWaits).toBe(true)
    await writeRecordFiles(tx, scope, [real], [real.recordId])
  })
  expect(await ending).toMatchObject({ status: 200, body: { test: null } })
  expect(await has(tried, value)).toBe(true)
})
