import Dexie from 'dexie'
import { buildId, buildOperation, T0, testUser } from '#testing/builders.ts'
import { buildDevice, passphrase, valueOf, type TestDevice } from '#testing/device.ts'
import { buildBytes, bytesOf, fileJson } from '#testing/file-sample.ts'
import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { expect, test } from 'vitest'
import { makeVaultDatabase, vaultName, type VaultDatabase } from './vault-database.ts'

/** The tables as the third version of the database had them. */
const third = {
  meta: 'id',
  session: 'id',
  drafts: 'id, changedAt',
  outbox: 'id, queue, recordId, status',
  sent: 'id, sentAt, recordId',
  pages: 'id, scope',
  index: 'id, scope',
  aside: 'id, scope',
  cursors: 'scope',
  log: 'id, at',
  files: 'id',
  chunks: 'id, file',
  transfers: 'id, recordId, status',
  moves: 'id',
}

/** Takes the vault back to what code of before would have left: the same rows, without tags, in its own tables. */
async function asOfBefore(device: TestDevice): Promise<void> {
  const now = makeVaultDatabase(device, testUser)
  await now.open()
  const rows = new Map(await Promise.all(Object.keys(third).map(async (name) => [name, await now.table<object>(name).toArray()] as const)))
  await now.delete()
  const before = new Dexie(vaultName(testUser), { indexedDB: device.indexedDB, IDBKeyRange: device.IDBKeyRange, cache: 'disabled' })
  before.version(3).stores(third)
  await before.open()
  for (const [name, held] of rows)
    await before.table(name).bulkPut(held.map((row) => ({ ...row, tag: undefined })).map(({ tag: _none, ...row }) => row))
  before.close()
}

async function raw<T>(device: TestDevice, work: (db: VaultDatabase) => Promise<T>): Promise<T> {
  const db = makeVaultDatabase(device, testUser)
  await db.open()
  const result = await work(db)
  db.close()
  return result
}

test('a vault of the version before loses nothing: what waits is sent, what stopped stays, files are found again and then by their tag', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  const file = valueOf(await vault.putFile(buildBytes(400), { name: 'a.pdf', type: 'application/pdf' }, T0))
  const [stopped, follower, other] = [buildId<OpId>(30), buildId<OpId>(31), buildId<OpId>(32)]
  valueOf(await vault.submit(buildOperation({ opId: stopped, changes: { '/scan': { value: fileJson(file) } } }), 's', T0))
  valueOf(await vault.submit(buildOperation({ opId: follower, kind: 'change', base: { kind: 'after', opId: stopped } }), 'f', T0))
  valueOf(await vault.submit(buildOperation({ opId: other, recordId: buildId<RecordId>(50) }), 'o', T0))
  valueOf(await vault.markSending([stopped], T0))
  const refused: PushOutcome = { kind: 'quarantined', reason: 'invalid', issues: [] }
  valueOf(await vault.settle([{ opId: stopped, outcome: refused }], T0))
  vault.close()
  await asOfBefore(device)
  expect((await raw(device, (db) => db.files.toArray())).map(({ tag }) => tag)).toEqual([undefined])

  const after = valueOf(await (await device.tab()).unlock(testUser, passphrase, T0))
  expect(valueOf(await after.nextBatch(9, 1e6)).map(({ opId }) => opId)).toEqual([other])
  expect(valueOf(await after.standing())).toMatchObject({ queued: 2, stopped: 1, damaged: 0, oldest: T0 })
  expect(valueOf(await after.unsentCount())).toBe(3)
  expect(await bytesOf(valueOf(await after.readFile(file.sha256)))).toEqual(buildBytes(400))
  expect(await raw(device, (db) => db.files.orderBy('tag').count())).toBe(1)
  expect(await bytesOf(valueOf(await after.readFile(file.sha256)))).toEqual(buildBytes(400))
})
