import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { Operation } from '#core/record/operation.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { paperForm } from '#testing/paper-form.ts'
import { createFileStore } from '../../files/file-store.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { sealAccess } from '../audit/seal-access.ts'
import { verifyInstallation, type VerifiedChain } from '../audit/verify-installation.ts'
import { printChains } from '../../../scripts/lib/print-chains.ts'
import { markRestored } from './mark-restored.ts'

let server: TestServer
let clerk: TestClient
let made: Operation
const bytes = buildBytes(3000, 7)
const sha256 = sha256Hex(bytes)

beforeAll(async () => {
  server = await startTestServer()
  const form = await publishTestForm(server, paperForm())
  clerk = await server.signIn(server.people.clerkA)
  const paper = fileJson({ sha256, size: bytes.length, type: 'application/pdf', name: 'Giấy khai sinh.pdf' })
  made = testOperation({ form, author: server.people.clerkA, values: { subject: 'Việc một', paper } })
  await clerk.push(made)
  await clerk.put(`/api/v1/units/${made.unitId}/records/${made.recordId}/files/${sha256}`, bytes)
  await clerk.get(`/api/v1/units/${made.unitId}/records/${made.recordId}`)
  while ((await sealAccess(server.database.db)) > 0);
})
afterAll(async () => await server.close())

async function verified() {
  const lines: string[] = []
  const chains: VerifiedChain[] = []
  async function* seen() {
    for await (const chain of verifyInstallation(server.database.owner)) {
      chains.push(chain)
      yield chain
    }
  }
  return { isWhole: await printChains(seen(), (line) => lines.push(line)), lines, chains }
}

/** As somebody with the database's owner role would; undone after the look. */
async function tampered<T>(table: string, statement: string, look: () => Promise<T>): Promise<T> {
  const { owner } = server.database
  await sql.raw(`create table kept as select * from ${table}; ${statement}`).execute(owner)
  const seen = await look()
  await sql.raw(`delete from ${table}; insert into ${table} select * from kept; drop table kept`).execute(owner)
  return seen
}

test('every chain of the installation is checked, and the first broken row is named', async () => {
  const before = await verified()
  expect(before.isWhole).toBe(true)
  expect(before.chains.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
    expect.arrayContaining([
      `changes commune-11560/${must(made.formRef.split('@')[0], 'a key')}`,
      'access commune-11560',
      'form birth-registration',
      'list communes',
    ]),
  )
  const edited = await tampered(
    'form_events',
    `update form_events set payload = payload || ' ' where form_key = 'birth-registration' and number = 1`,
    verified,
  )
  expect(edited.isWhole).toBe(false)
  expect(edited.lines.at(-1)).toContain('birth-registration, dòng · row 1: nội dung đã bị sửa')
  // Whoever takes the head away with the tail does not take the chain away.
  const headless = await tampered('list_chains', `delete from list_chains where list_key = 'communes'`, verified)
  expect(headless.lines.at(-1)).toContain('communes, dòng · row')
  const emptied = await tampered('audit_access', `delete from audit_access`, verified)
  expect(emptied.lines.at(-1)).toContain('truy cập · access: commune-11560, dòng · row 1')
  expect((await verified()).isWhole).toBe(true)
})

test('after a restore devices begin anew, and files that did not come back are named by their records', async () => {
  const files = createFileStore(server.filesFolder, { reserve: 0 })
  const scope = `${made.unitId}/${must(made.formRef.split('@')[0], 'a key')}`
  const pulled = must((await clerk.pull({ [scope]: { seq: 0, epoch: '' } })).scopes[scope], 'the scope')
  const again = async () => must((await clerk.pull({ [scope]: { seq: pulled.next, epoch: pulled.epoch } })).scopes[scope], 'the scope')
  expect((await again()).changes).toEqual([])
  expect(await markRestored(server.database.owner, files, 'restored-one')).toEqual({ files: 1, missing: [] })
  expect((await again()).changes).toMatchObject([{ recordId: made.recordId }])
  const { receipt } = await server.database.owner.selectFrom('records').select('receipt').executeTakeFirstOrThrow()
  const missing = [{ unitId: made.unitId, sha256, size: bytes.length, namedBy: [{ receipt, name: 'Giấy khai sinh.pdf' }] }]
  // Half a file is none.
  const place = join(server.filesFolder, made.unitId, sha256.slice(0, 2), sha256)
  await writeFile(place, bytes.subarray(0, 100))
  expect(await markRestored(server.database.owner, files, 'restored-two')).toEqual({ files: 1, missing })
  await rm(place)
  expect(await markRestored(server.database.owner, files, 'restored-three')).toEqual({ files: 1, missing })
})
