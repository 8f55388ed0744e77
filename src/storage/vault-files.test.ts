import { createHash } from 'node:crypto'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { buildDraft, buildOperation, buildPulledRecord, buildSession, T0, testScope, testUser } from '#testing/builders.ts'
import { buildDevice, passphrase, valueOf, type TestDevice } from '#testing/device.ts'
import { faultyIndexedDb, type StorageFault } from '#testing/faulty-indexed-db.ts'
import { buildBytes, bytesOf, fileJson } from '#testing/file-sample.ts'
import { describe, expect, it } from 'vitest'
import { createVaults } from './create-vaults.ts'
import { CHUNK_BYTES } from './file-chunks.ts'
import { makeVaultDatabase, type ChunkRow, type VaultDatabase } from './vault-database.ts'

const DAY = 86_400_000
const pdf = { name: 'bản đồ.pdf', type: 'application/pdf' }

async function raw<T>(device: Pick<TestDevice, 'indexedDB' | 'IDBKeyRange'>, work: (db: VaultDatabase) => Promise<T>): Promise<T> {
  const db = makeVaultDatabase(device, testUser)
  await db.open()
  const result = await work(db)
  db.close()
  return result
}
const counts = (device: Pick<TestDevice, 'indexedDB' | 'IDBKeyRange'>) =>
  raw(device, async (db) => ({ files: await db.files.count(), chunks: await db.chunks.count() }))

describe('a file on the device', () => {
  it.each([1, CHUNK_BYTES, CHUNK_BYTES + 1, CHUNK_BYTES * 9 + 5])(
    'of %d bytes comes back as it was, also after a restart',
    async (size) => {
      const device = buildDevice()
      const bytes = buildBytes(size)
      const file = valueOf(await (await device.openTab()).putFile(bytes, pdf, T0))
      expect(file).toEqual({ ...pdf, size, sha256: createHash('sha256').update(bytes).digest('hex') })
      const again = await device.openTab()
      expect(await bytesOf(valueOf(await again.readFile(file.sha256)))).toEqual(bytes)
      expect(valueOf(await again.readFile('0'.repeat(64)))).toBeNull()
    },
  )

  it('lies there encrypted: neither its bytes nor its name nor its hash can be read without the key', async () => {
    const device = buildDevice()
    const file = valueOf(await (await device.openTab()).putFile(buildBytes(3000), pdf, T0))
    const stored = await raw(device, async (db) => [...(await db.files.toArray()), ...(await db.chunks.toArray())])
    const text = stored
      .map((row) => `${JSON.stringify(row)} ${Buffer.from(row.data).toString('latin1')} ${Buffer.from(row.data).toString('hex')}`)
      .join()
    for (const secret of ['%PDF', 'bản đồ', file.sha256]) expect(text).not.toContain(secret)
  })

  it.each<[string, (chunks: readonly [ChunkRow, ChunkRow, ChunkRow], db: VaultDatabase) => Promise<unknown>]>([
    ['a turned bit', ([one], db) => db.chunks.put({ ...one, data: turned(one.data) })],
    [
      'pieces in another order',
      ([one, two], db) =>
        db.chunks.bulkPut([
          { ...one, id: two.id },
          { ...two, id: one.id },
        ]),
    ],
    ['a missing piece', ([, , three], db) => db.chunks.delete(three.id)],
    ['the end cut off', ([, , three], db) => db.chunks.put({ ...three, data: three.data.slice(0, 40) })],
  ])('with %s is told as damaged, never handed out', async (_case, harm) => {
    const device = buildDevice()
    const vault = await device.openTab()
    const file = valueOf(await vault.putFile(buildBytes(CHUNK_BYTES * 2 + 100), pdf, T0))
    await raw(device, async (db) =>
      harm((await db.chunks.orderBy('id').toArray()) as unknown as readonly [ChunkRow, ChunkRow, ChunkRow], db),
    ) // three pieces
    expect(await vault.readFile(file.sha256)).toMatchObject({ ok: false, error: { kind: 'damaged', table: 'files' } })
  })

  it('with a piece of another file is told as damaged', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    const [one] = [valueOf(await vault.putFile(buildBytes(500, 1), pdf, T0)), valueOf(await vault.putFile(buildBytes(500, 2), pdf, T0))]
    await raw(device, async (db) => {
      const [a, b] = (await db.chunks.toArray()) as [ChunkRow, ChunkRow] // one piece each
      await db.chunks.bulkPut([
        { ...a, data: b.data, iv: b.iv },
        { ...b, data: a.data, iv: a.iv },
      ])
    })
    expect(await vault.readFile(one.sha256)).toMatchObject({ ok: false, error: { kind: 'damaged' } })
  })
})

const turned = (data: ArrayBuffer): ArrayBuffer => {
  const bytes = new Uint8Array(data.slice(0))
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.buffer
}

describe('a full disk', () => {
  // Ten pieces: two groups of them, then the file's own row.
  it.each([
    ['the first pieces', 0],
    ['the later pieces', 1],
    ['the row of the file', 2],
  ])('at %s refuses the file, leaves nothing behind, and takes it once there is room', async (_point, before) => {
    for (const kind of ['quota-put', 'quota-commit'] as const) {
      const fault: StorageFault = { queue: [], always: null }
      const device = { indexedDB: faultyIndexedDb(new IDBFactory(), fault), IDBKeyRange }
      const vaults = valueOf(await createVaults({ ...device, clock: () => T0, openChannel: () => null }))
      const vault = valueOf(await vaults.openOnline(buildSession(), passphrase, T0))
      const bytes = buildBytes(CHUNK_BYTES * 10)
      fault.queue.push(...Array.from({ length: before }, () => 'none' as const), kind)
      expect(await vault.putFile(bytes, pdf, T0)).toEqual({ ok: false, error: { kind: 'quota' } })
      expect(await counts(device)).toEqual({ files: 0, chunks: 0 })
      const file = valueOf(await vault.putFile(bytes, pdf, T0))
      expect(await bytesOf(valueOf(await vault.readFile(file.sha256)))).toEqual(bytes)
    }
  })
})

describe('clearing up', () => {
  const later = T0 + 2 * DAY

  it('keeps what a draft, an operation or an awaiting record names, and lets the rest go a day later', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    const put = async (seed: number) => valueOf(await vault.putFile(buildBytes(200, seed), pdf, T0))
    const [drafted, sent, awaited, forgotten] = [await put(1), await put(2), await put(3), await put(4)]
    valueOf(await vault.submit(buildOperation({ changes: { '/paper': { value: fileJson(sent) } } }), 't', T0))
    valueOf(await vault.saveDraft(buildDraft({ values: { rows: [{ scan: fileJson(drafted) }] }, recordId: buildPulledRecord(5).recordId })))
    const record = buildPulledRecord(1, { awaitingFiles: [awaited.sha256] })
    valueOf(await vault.applyPull(testScope, { changes: [record], next: 1, more: false, epoch: 'e' }))
    const later = T0 + 2 * DAY
    valueOf(await vault.collectFiles(later))
    expect(valueOf(await vault.readFile(forgotten.sha256)), 'this tab may bring it back by undo').not.toBeNull()
    const again = await device.openTab()
    valueOf(await again.collectFiles(T0 + 1000))
    expect((await counts(device)).files, 'too early').toBe(4)
    valueOf(await again.collectFiles(later))
    expect(valueOf(await again.readFile(forgotten.sha256))).toBeNull()
    for (const file of [drafted, sent, awaited]) expect(valueOf(await again.readFile(file.sha256))?.size).toBe(200)
    expect(await counts(device)).toEqual({ files: 3, chunks: 3 })
  })

  it('keeps what a moved draft has aside, and what it had in its version of before', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    const put = async (seed: number) => valueOf(await vault.putFile(buildBytes(200, seed), pdf, T0))
    const [aside, earlier] = [await put(1), await put(2)]
    const before = buildDraft({ values: { paper: fileJson(earlier) } })
    valueOf(await vault.saveDraft({ ...buildDraft(), orphans: { '/scan': fileJson(aside) }, before }))
    const again = await device.openTab()
    valueOf(await again.collectFiles(later))
    for (const file of [aside, earlier]) expect(valueOf(await again.readFile(file.sha256))?.size).toBe(200)
  })

  it('keeps everything while a draft does not open, which may name it', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    const file = valueOf(await vault.putFile(buildBytes(200), pdf, T0))
    valueOf(await vault.saveDraft(buildDraft({ values: { paper: fileJson(file) } })))
    await raw(device, async (db) => {
      for (const row of await db.drafts.toArray()) await db.drafts.put({ ...row, data: turned(row.data) })
    })
    valueOf(await (await device.openTab()).collectFiles(later))
    expect((await counts(device)).files).toBe(1)
  })

  it('takes away the pieces of a file that was never finished', async () => {
    const device = buildDevice()
    valueOf(await (await device.openTab()).putFile(buildBytes(200), pdf, T0))
    await raw(device, (db) => db.files.clear())
    const again = await device.openTab()
    valueOf(await again.collectFiles(T0 + 1000))
    expect((await counts(device)).chunks, 'another tab may just be writing them').toBe(1)
    valueOf(await again.collectFiles(later))
    expect((await counts(device)).chunks).toBe(0)
  })
})
