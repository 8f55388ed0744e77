import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { uuidV7, type OpId, type RecordId } from '#core/lib/ids.ts'
import type { Operation } from '#core/record/operation.ts'
import { buildOperation, buildPulledRecord, buildSession, T0, testDevice, testScope, testUser } from '#testing/builders.ts'
import { countingIndexedDb } from '#testing/counting-indexed-db.ts'
import { valueOf } from '#testing/device.ts'
import { describe, expect, it } from 'vitest'
import { createConnection } from './connection.ts'
import { createVault } from './create-vault.ts'
import { sealFile } from './file-tags.ts'
import { sealNewTransfer } from './file-transfer.ts'
import { sealOutboxRow } from './outbox-entry.ts'
import { createSerial } from './serial.ts'
import { createVaultCipher, importVaultKeys } from './vault-cipher.ts'
import { makeVaultDatabase } from './vault-database.ts'
import { createVaultEvents } from './vault-events.ts'

const BATCH = 100
/** Rows that one batch may cost for each of its operations, whatever else waits: to send, to mark, to settle. */
const PER_OPERATION = 6

const idOf = <Id extends OpId | RecordId>(n: number): Id => uuidV7<Id>(T0 + n, new Uint8Array(10).fill(5))
const operationOf = (n: number): Operation => buildOperation({ opId: idOf<OpId>(n), recordId: idOf<RecordId>(100_000 + n) })
const fileOf = (n: number): FileValue => ({ sha256: String(n).padStart(64, '0'), size: 10, type: 'image/png', name: `${n}.png` })

/** A vault with so many operations queued and so many files kept, and the count of the rows that it reads. */
async function fullVault(operations: number, files: number) {
  const { indexedDB, read } = countingIndexedDb(new IDBFactory())
  const connection = createConnection(() => makeVaultDatabase({ indexedDB, IDBKeyRange }, testUser))
  const cipher = createVaultCipher(crypto, await importVaultKeys(crypto, new Uint8Array(32).fill(7)))
  const parts = { connection, cipher, events: createVaultEvents(null), serial: createSerial() }
  let last = 0
  const vault = createVault({
    parts,
    deviceId: testDevice,
    session: buildSession(),
    crypto,
    makeId: () => idOf(900_000 + last++),
    onSession: () => Promise.resolve({ ok: true, value: undefined }),
    beforeFirstSave: () => Promise.resolve(),
  })
  const rows = await Promise.all(
    Array.from({ length: operations }, (_, n) =>
      sealOutboxRow(cipher, 1, { operation: operationOf(n), title: 't', outcome: null }, { queue: n + 1, queuedAt: T0, status: 'queued' }),
    ),
  )
  const kept = await Promise.all(
    Array.from({ length: files }, (_, n) => sealFile(cipher, { id: idOf(200_000 + n), rev: 1, at: T0 }, fileOf(n))),
  )
  valueOf(
    await connection.run(async (db) => {
      await db.outbox.bulkPut(rows)
      await db.files.bulkPut(kept)
      return { ok: true, value: undefined }
    }),
  )
  read.reset()
  return { vault, read, connection, cipher }
}

type FullVault = Awaited<ReturnType<typeof fullVault>>

/** One batch as the exchange sends it, with what it asks around it; how many there were. */
async function sendBatch({ vault }: FullVault): Promise<number> {
  const batch = valueOf(await vault.nextBatch(BATCH, 1e9))
  const ops = batch.map(({ opId }) => opId)
  valueOf(await vault.markSending(ops, T0))
  valueOf(await vault.unsentCount())
  valueOf(
    await vault.settle(
      ops.map((opId) => ({ opId, outcome: { kind: 'applied', revision: 1, receipt: 'r', state: { kind: 'received' }, assigned: {} } })),
      T0,
    ),
  )
  return ops.length
}

describe('with ten thousand operations and five hundred files waiting', () => {
  it('a batch, a failed one, a page of records and a file read what they need, and the shell reads figures only', async () => {
    const at = await fullVault(10_000, 500)
    const { vault, read } = at
    expect(await sendBatch(at)).toBe(BATCH)
    expect(read.total()).toBeLessThan(BATCH * PER_OPERATION)
    read.reset()
    const failed = valueOf(await vault.nextBatch(BATCH, 1e9)).map(({ opId }) => opId)
    valueOf(await vault.markSending(failed, T0))
    valueOf(await vault.requeue(failed))
    expect(read.total()).toBeLessThan(BATCH * PER_OPERATION)
    read.reset()
    const changes = Array.from({ length: 200 }, (_, n) => buildPulledRecord(n + 1))
    valueOf(await vault.applyPull(testScope, { changes, next: 200, more: false, epoch: 'e1' }))
    expect(read.byTable.get('outbox') ?? 0).toBe(0)
    read.reset()
    // Its bytes were never written: the row is found and opened, and that is what counts here.
    expect(await vault.readFile(fileOf(321).sha256)).toMatchObject({ ok: false, error: { kind: 'damaged' } })
    expect(read.byTable.get('files')).toBe(1)
    // The first look goes over every row once, for damage; the next ones over none.
    valueOf(await vault.standing())
    read.reset()
    expect(valueOf(await vault.standing())).toMatchObject({ queued: 10_000 - BATCH, sending: 0, damaged: 0 })
    valueOf(await vault.hasUntried(new Set()))
    expect(read.total()).toBeLessThanOrEqual(1)
    read.reset()
    valueOf(await vault.outbox(300))
    expect(read.total()).toBeLessThanOrEqual(302)
    vault.close()
  })

  it('sending them all reads so many rows for each, not for each time the others', async () => {
    const readsFor = async (operations: number): Promise<number> => {
      const at = await fullVault(operations, 20)
      while ((await sendBatch(at)) > 0);
      expect(valueOf(await at.vault.unsentCount())).toBe(0)
      at.vault.close()
      return at.read.total() / operations
    }
    const [few, many] = [await readsFor(200), await readsFor(800)]
    expect(many).toBeLessThan(PER_OPERATION)
    expect(Math.abs(many - few)).toBeLessThan(0.5)
  })

  it('a file that is sent reads its own rows and those of its record', async () => {
    const { vault, read, connection, cipher } = await fullVault(500, 500)
    const transfers = await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        sealNewTransfer(cipher, {
          id: idOf(300_000 + n),
          operation: operationOf(50_000 + n),
          title: 't',
          file: fileOf(n),
          status: 'waiting',
          now: T0,
        }),
      ),
    )
    valueOf(
      await connection.run(async (db) => {
        await db.transfers.bulkPut(transfers)
        return { ok: true, value: undefined }
      }),
    )
    read.reset()
    const next = valueOf(await vault.nextFile(new Set()))
    expect(next).toMatchObject({ left: 500, transfer: { file: fileOf(0) } })
    valueOf(await vault.markFileSending(next?.transfer.id ?? '', T0))
    valueOf(await vault.fileSent(next?.transfer.id ?? '', 'r'))
    expect(read.total()).toBeLessThan(20)
    expect(valueOf(await vault.pendingFiles())).toHaveLength(499)
    vault.close()
  })
})
