import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { PullScope } from '#core/protocol/pull.ts'
import {
  buildDraft,
  buildId,
  buildOperation,
  buildPulledRecord,
  buildSession,
  T0,
  testFormRef,
  testScope,
  testUser,
} from '#testing/builders.ts'
import { passphrase, valueOf } from '#testing/device.ts'
import { faultyIndexedDb, type StorageFault } from '#testing/faulty-indexed-db.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { describe, expect, it } from 'vitest'
import { createCatalogue } from './create-catalogue.ts'
import { createVaults } from './create-vaults.ts'
import { makeVaultDatabase } from './vault-database.ts'
import type { Stored, Vault } from './vault.ts'

const { opId, recordId } = buildOperation()
const applied = { kind: 'applied', revision: 1, receipt: 'r', state: { kind: 'received' }, assigned: {} } as const
const page = (epoch: string): PullScope => ({ changes: [buildPulledRecord(1)], next: 1, more: false, epoch })
const pdf = { name: 'a.pdf', type: 'application/pdf' }
const moved = { recordId, formKey: 'birth-registration', from: 1, to: 2, lost: 0, failed: 0, decided: 0 }

async function fullDisk() {
  const fault: StorageFault = { queue: [], always: null }
  const source = { indexedDB: faultyIndexedDb(new IDBFactory(), fault), IDBKeyRange }
  const vaults = valueOf(await createVaults({ ...source, clock: () => T0, openChannel: () => null }))
  /** Everything that lies in the vault, to the byte. */
  const dump = async (): Promise<string> => {
    const db = makeVaultDatabase(source, testUser)
    await db.open()
    const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const))
    db.close()
    return JSON.stringify(tables, (_key, value: unknown) => (value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value))
  }
  const dropKept = async (): Promise<void> => {
    const db = makeVaultDatabase(source, testUser)
    await db.open()
    await db.kept.clear()
    db.close()
  }
  return { fault, source, vaults, dump, dropKept }
}

async function withFile(vault: Vault): Promise<string> {
  const file = valueOf(await vault.putFile(buildBytes(300), pdf, T0))
  valueOf(await vault.submit(buildOperation({ changes: { '/scan': { value: fileJson(file) } } }), 't', T0))
  valueOf(await vault.settle([{ opId, outcome: { ...applied, receipt: '', awaitingFiles: [file.sha256] } }], T0))
  return valueOf(await vault.pendingFiles())[0]?.id ?? ''
}

interface WritePoint {
  readonly name: string
  /** What is there before. Its value is passed on. */
  readonly before?: (vault: Vault) => Promise<string | void>
  readonly write: (vault: Vault, before: string) => Promise<Stored<unknown>>
  /** Tries that the write itself makes: each meets a full disk. */
  readonly tries?: number
}

const submitted = async (vault: Vault): Promise<void> => void valueOf(await vault.submit(buildOperation(), 't', T0))
const sending = async (vault: Vault): Promise<void> => {
  await submitted(vault)
  valueOf(await vault.markSending([opId], T0))
}
const stopped = async (vault: Vault): Promise<string> => {
  const id = await withFile(vault)
  valueOf(await vault.stopFile(id, { kind: 'missing' }))
  return id
}

const points: readonly WritePoint[] = [
  { name: 'a draft', write: (vault) => vault.saveDraft(buildDraft()) },
  {
    name: 'a submission',
    before: async (vault) => void valueOf(await vault.saveDraft(buildDraft())),
    write: (vault) => vault.submit(buildOperation(), 't', T0),
  },
  { name: 'a move to another version', write: (vault) => vault.moveDraft(buildDraft({ before: buildDraft() }), moved) },
  {
    name: 'a move taken back',
    before: async (vault) => void valueOf(await vault.moveDraft(buildDraft({ before: buildDraft() }), moved)),
    write: (vault) => vault.undoMove(buildDraft({ before: buildDraft() }), 2),
  },
  { name: 'a file', write: (vault) => vault.putFile(buildBytes(300), pdf, T0) },
  { name: 'the mark of sending', before: submitted, write: (vault) => vault.markSending([opId], T0) },
  { name: 'the end of a failed sending', before: sending, write: (vault) => vault.requeue([opId]) },
  { name: 'the end of a sending of before', before: sending, write: (vault) => vault.requeueStale() },
  { name: 'an answer', before: sending, write: (vault) => vault.settle([{ opId, outcome: applied }], T0), tries: 2 },
  {
    name: 'a refusal',
    before: sending,
    write: (vault) => vault.settle([{ opId, outcome: { kind: 'quarantined', reason: 'invalid', issues: [] } }], T0),
    tries: 2,
  },
  { name: 'a submission taken back', before: submitted, write: (vault) => vault.reopen(opId, buildDraft()) },
  { name: 'a page of records', write: (vault) => vault.applyPull(testScope, page('e1')) },
  { name: 'a record fetched by itself', write: (vault) => vault.holdRecord(buildPulledRecord(1)) },
  { name: 'a line of the log', write: (vault) => vault.log({ at: T0, kind: 'push', detail: 'applied 1' }) },
  { name: 'the session', write: (vault) => vault.putSession(buildSession(), T0 + 1) },
  { name: 'the note that the server has the key', write: (vault) => vault.escrowDelivered() },
  { name: 'the mark of sending a file', before: withFile, write: (vault, id) => vault.markFileSending(id, T0) },
  { name: 'a file sent', before: withFile, write: (vault, id) => vault.fileSent(id, 'r') },
  { name: 'a file stopped', before: withFile, write: (vault, id) => vault.stopFile(id, { kind: 'missing' }) },
  { name: 'a file to be sent again', before: stopped, write: (vault, id) => vault.retryFile(id) },
  {
    name: 'an order that a record asks for',
    before: async (vault) => {
      const file = valueOf(await vault.putFile(buildBytes(300), pdf, T0))
      const change = buildPulledRecord(1, { awaitingFiles: [file.sha256] })
      valueOf(await vault.applyPull(testScope, { ...page('e1'), changes: [change] }))
    },
    write: (vault) => vault.reconcileFiles(T0),
  },
]

describe.each(points)('a disk that is full for $name', ({ before, write, tries = 1 }) => {
  it.each(['quota-put', 'quota-commit'] as const)(
    '(%s) says so, leaves everything as it was, and goes on once there is room',
    async (kind) => {
      const { fault, vaults, dump, dropKept } = await fullDisk()
      const vault = valueOf(await vaults.openOnline(buildSession(), passphrase, T0))
      const passed = (await before?.(vault)) ?? ''
      // What is kept in case the server is restored would be let go first: here there is none.
      await dropKept()
      const was = await dump()
      fault.queue.push(...Array.from({ length: tries }, () => kind))
      expect(await write(vault, passed)).toEqual({ ok: false, error: { kind: 'quota' } })
      expect(fault.queue).toEqual([])
      expect(await dump()).toBe(was)
      valueOf(await write(vault, passed))
      expect(await dump()).not.toBe(was)
    },
  )
})

describe('a full disk', () => {
  it.each(['quota-put', 'quota-commit'] as const)('(%s) at the first sign-in leaves no half of a vault', async (kind) => {
    for (let at = 0; at < 3; at++) {
      const { fault, vaults } = await fullDisk()
      fault.queue.push(...Array.from({ length: at }, () => 'none' as const), kind)
      expect(await vaults.openOnline(buildSession(), passphrase, T0)).toEqual({ ok: false, error: { kind: 'quota' } })
      const vault = valueOf(await vaults.openOnline(buildSession(), passphrase, T0))
      valueOf(await vault.saveDraft(buildDraft()))
      expect(valueOf(await vault.drafts())).toHaveLength(1)
    }
  })

  it.each(['quota-put', 'quota-commit'] as const)('(%s) keeps the catalogue as it was', async (kind) => {
    const { fault, source } = await fullDisk()
    const catalogue = createCatalogue({ reader: testUser, ...source })
    const summary = { key: 'birth-registration', version: 1, hash: 'a'.repeat(64) }
    const write = () => catalogue.putForms([summary as Parameters<typeof catalogue.putForms>[0][number]]) // kept as it is
    fault.queue.push(kind)
    expect(await write()).toEqual({ ok: false, error: { kind: 'quota' } })
    expect(valueOf(await catalogue.forms())).toEqual([])
    valueOf(await write())
    expect(valueOf(await catalogue.forms())).toHaveLength(1)
    catalogue.close()
  })
})

describe('what is kept in case the server is restored', () => {
  const keptOf = async ({ source }: Pick<Awaited<ReturnType<typeof fullDisk>>, 'source'>): Promise<number> => {
    const db = makeVaultDatabase(source, testUser)
    await db.open()
    const count = await db.kept.count()
    db.close()
    return count
  }
  const acknowledged = async (n: number, now: number, vault: Vault): Promise<void> => {
    const operation = buildOperation({ opId: buildId<OpId>(20 + n), recordId: buildId<RecordId>(60 + n) })
    valueOf(await vault.submit(operation, 't', now))
    valueOf(await vault.settle([{ opId: operation.opId, outcome: applied }], now))
  }

  it('is the first to go when the disk is full: a clerk who saves does not hear of it', async () => {
    for (const kind of ['quota-put', 'quota-commit'] as const) {
      const disk = await fullDisk()
      const vault = valueOf(await disk.vaults.openOnline(buildSession(), passphrase, T0))
      await acknowledged(1, T0, vault)
      expect(await keptOf(disk)).toBe(1)
      disk.fault.queue.push(kind)
      valueOf(await vault.saveDraft(buildDraft()))
      expect(await keptOf(disk)).toBe(0)
      // And an answer frees its operation even if nothing can be kept.
      disk.fault.queue.push('none', kind)
      await acknowledged(2, T0, vault)
      expect(valueOf(await vault.unsentCount())).toBe(0)
      expect(await keptOf(disk)).toBe(0)
    }
  })

  it('goes after a fortnight, with a record that is erased, and with a scope that is no longer this person’s', async () => {
    const disk = await fullDisk()
    const vault = valueOf(await disk.vaults.openOnline(buildSession(), passphrase, T0))
    await acknowledged(1, T0, vault)
    await acknowledged(2, T0 + 15 * 86_400_000, vault)
    expect(await keptOf(disk)).toBe(1)
    await acknowledged(3, T0 + 15 * 86_400_000, vault)
    const gone = { kind: 'gone', seq: 1, recordId: buildId<RecordId>(62), reason: 'erased' } as const
    valueOf(await vault.applyPull(testScope, { changes: [gone], next: 1, more: false, epoch: 'e1' }))
    expect(await keptOf(disk)).toBe(1)
    valueOf(await vault.dropScope(testScope, true))
    expect(await keptOf(disk)).toBe(0)
  })

  it('holds no form that was only tried out', async () => {
    const disk = await fullDisk()
    const vault = valueOf(await disk.vaults.openOnline(buildSession(), passphrase, T0))
    valueOf(await vault.submit(buildOperation({ formRef: testFormRef.replace('@', '~test@') }), 't', T0))
    valueOf(await vault.settle([{ opId, outcome: applied }], T0))
    expect(await keptOf(disk)).toBe(0)
  })
})
