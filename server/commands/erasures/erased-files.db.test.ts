import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { OpId } from '#core/lib/ids.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import { makeWithdrawal } from '#core/record/make-operation.ts'
import type { Operation } from '#core/record/operation.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { paperForm } from '#testing/paper-form.ts'
import { inTransaction } from '../../db/transaction.ts'
import { createFileStore, type FileStore } from '../../files/file-store.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { sealAccess, serverActor } from '../audit/seal-access.ts'
import { verifyAccess } from '../audit/verify-chains.ts'
import { dropAllErased } from '../files/drop-bytes.ts'
import { writeRecordFiles } from '../files/write-record-files.ts'
import { loadGrants } from '../session/load-grants.ts'
import { lockCounters } from '../sync/lock-scope.ts'
import { decideErasure } from './decide-erasure.ts'

let server: TestServer
let form: CompiledForm
let clerk: TestClient
let owner: TestClient
let second: TestClient
let files: FileStore
let seed = 0
beforeAll(async () => {
  server = await startTestServer()
  form = await publishTestForm(server, paperForm())
  const { people } = server
  ;[clerk, owner, second] = (await Promise.all([people.clerkA, people.ownerA, people.secondOwnerA].map((one) => server.signIn(one)))) as [
    TestClient,
    TestClient,
    TestClient,
  ] // three people
  files = createFileStore(server.filesFolder)
})
afterAll(async () => await server.close())

const pathOf = ({ unitId, recordId }: Operation) => `/api/v1/units/${unitId}/records/${recordId}`
const naming = (value: FileValue): Operation =>
  testOperation({ form, author: server.people.clerkA, values: { subject: `Việc ${makeTestId()}`, paper: fileJson(value) } })

/** A withdrawn record with one file, opened by somebody, and a request to erase it. */
async function askedFor() {
  const bytes = buildBytes(3000, 700 + ++seed)
  const value = { sha256: sha256Hex(bytes), size: bytes.length, type: 'application/pdf', name: 'Giấy.pdf' }
  const made = naming(value)
  await clerk.push(made)
  await clerk.put(`${pathOf(made)}/files/${value.sha256}`, bytes)
  expect((await clerk.getBytes(`${pathOf(made)}/files/${value.sha256}`)).status).toBe(200)
  const moment = { opId: makeTestId<OpId>(), asOf: made.asOf, now: Date.now(), offlineMs: 0 }
  await clerk.push(makeWithdrawal({ ...made, revision: 1 }, made.authorId, moment, 'Nộp nhầm nơi'))
  const requestId = makeTestId<OpId>()
  const decision = { kind: 'request-erasure', reason: 'Chủ thể dữ liệu yêu cầu xóa', basis: 'Luật 91/2025/QH15' }
  expect((await owner.post(`${pathOf(made)}/decisions`, { opId: requestId, revision: 2, decision })).status).toBe(200)
  const confirm = { opId: makeTestId<OpId>(), requestId, decision: 'confirm' } as const
  return { made, value, confirm, erase: () => second.post(`${pathOf(made)}/erasure`, confirm) }
}
const has = ({ made, value }: { made: Operation; value: FileValue }) => files.has(made.unitId, value.sha256)

test('the bytes of an erased record go, and no table knows their hash, nor the log of who opened them', async () => {
  const asked = await askedFor()
  await sealAccess(server.database.db)
  expect((await asked.erase()).status).toBe(204)
  expect(await has(asked)).toBe(false)
  for (const table of ['files', 'record_files', 'erased_files', 'records', 'revisions', 'operations', 'audit_change', 'audit_access']) {
    const { rows } = await sql`select 1 from ${sql.table(table)} t where t::text like ${`%${asked.value.sha256}%`}`.execute(
      server.database.owner,
    )
    expect([table, rows.length]).toEqual([table, 0])
  }
  const actor = { userId: serverActor, units: [asked.made.unitId], forms: '*' } as const
  const chain = await inTransaction(server.database.db, actor, (tx) => verifyAccess(tx, asked.made.unitId))
  expect(chain).toMatchObject({ kind: 'intact' })
})

test('bytes that a stop left after the erasure go when it is sent again, and at the latest at the next start', async () => {
  const { db } = server.database
  const stopped: typeof files = { ...files, remove: () => Promise.reject(new Error('stopped')) }
  const [repeated, left, kept] = [await askedFor(), await askedFor(), await askedFor()]
  for (const asked of [repeated, left]) {
    const reader = { ...server.people.secondOwnerA, grants: await loadGrants(db, server.people.secondOwnerA.userId, Date.now()), tests: [] }
    const { unitId, recordId } = asked.made
    const decided = decideErasure({ db, files: stopped }, { reader, unitId, recordId, request: asked.confirm, now: new Date() })
    await expect(decided).rejects.toThrow('stopped')
    expect(await has(asked)).toBe(true)
    if (asked === repeated) expect((await asked.erase()).status).toBe(204)
  }
  expect([await has(repeated), await has(left), await has(kept)]).toEqual([false, true, true])
  expect(await dropAllErased({ db, files })).toBe(1)
  expect([await has(left), await has(kept)]).toEqual([false, true])
  expect(await dropAllErased({ db, files })).toBe(0)
})

/** Whether somebody waits for a lock. */
async function somebodyWaits(): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_locks where not granted`.execute(server.database.owner)
  return rows.length > 0
}

test('a file that another record names in the very moment of an erasure stays', async () => {
  const asked = await askedFor()
  const { unitId } = asked.made
  const other = naming(asked.value)
  await clerk.push({ ...other, changes: { '/subject': { base: null, value: 'Việc khác' } } })
  const actor = { userId: server.people.clerkA.userId, units: [unitId], forms: '*' } as const
  let erasing: Promise<{ status: number }> | null = null
  await inTransaction(server.database.db, actor, async (tx) => {
    await lockCounters(tx, { unitId, formKey: 'paper-form' }, Number(vietnamDay(Date.now()).slice(0, 4)))
    erasing = asked.erase()
    await expect.poll(somebodyWaits).toBe(true)
    await writeRecordFiles(tx, { unitId, formKey: 'paper-form' }, [other], [other.recordId])
  })
  expect(await erasing).toMatchObject({ status: 204 })
  expect(await has(asked)).toBe(true)
})
