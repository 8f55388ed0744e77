import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { buildDraft, buildOperation, buildSession, T0, testUser } from '#testing/builders.ts'
import { passphrase, valueOf } from '#testing/device.ts'
import { faultyIndexedDb, type StorageFault } from '#testing/faulty-indexed-db.ts'
import { describe, expect, it } from 'vitest'
import { classifyError } from './classify-error.ts'
import { createVaults } from './create-vaults.ts'

async function faultyVault() {
  const fault: StorageFault = { queue: [], always: null }
  const indexedDB = faultyIndexedDb(new IDBFactory(), fault)
  const open = async () => valueOf(await createVaults({ indexedDB, IDBKeyRange, clock: () => T0, openChannel: () => null }))
  return { fault, open, vault: valueOf(await (await open()).openOnline(buildSession(), passphrase, T0)) }
}

describe('a failing disk', () => {
  it.each(['quota-put', 'quota-commit'] as const)(
    'that is full (%s) refuses the save in words, keeps what was there, and saves once there is room',
    async (kind) => {
      const { fault, vault } = await faultyVault()
      valueOf(await vault.saveDraft(buildDraft()))
      fault.queue.push(kind)
      expect(await vault.submit(buildOperation(), 't', T0)).toEqual({ ok: false, error: { kind: 'quota' } })
      expect(valueOf(await vault.drafts())).toHaveLength(1)
      expect(valueOf(await vault.outbox())).toEqual([])
      valueOf(await vault.submit(buildOperation(), 't', T0))
      expect(valueOf(await vault.outbox())).toHaveLength(1)
    },
  )

  it('that drops the connection a few times is opened again, and the save succeeds', async () => {
    const { fault, vault } = await faultyVault()
    fault.queue.push('connection', 'connection', 'connection', 'connection', 'connection')
    valueOf(await vault.saveDraft(buildDraft()))
    expect(valueOf(await vault.draft(buildDraft().recordId))).toEqual(buildDraft())
  })

  it('that is gone for good says so instead of pretending, and the work is there after a restart', async () => {
    const { fault, open, vault } = await faultyVault()
    valueOf(await vault.saveDraft(buildDraft()))
    fault.always = 'connection'
    const lost = { ok: false, error: { kind: 'lost' } }
    expect(await vault.saveDraft(buildDraft({ title: 'không lưu được' }))).toEqual(lost)
    fault.always = null
    expect(await vault.saveDraft(buildDraft())).toEqual(lost)
    const again = valueOf(await (await open()).unlock(testUser, passphrase, T0))
    expect(valueOf(await again.draft(buildDraft().recordId))).toEqual(buildDraft())
  })
})

describe('classifyError', () => {
  it('looks inside what Dexie wraps', () => {
    expect(classifyError({ name: 'AbortError', inner: { name: 'QuotaExceededError' } })).toBe('quota')
    expect(classifyError({ name: 'BulkError', failures: [{ name: 'QuotaExceededError' }] })).toBe('quota')
    expect(classifyError({ name: 'DatabaseClosedError', inner: { name: 'UnknownError' } })).toBe('connection')
    expect(classifyError(new TypeError('a bug'))).toBeNull()
  })
})
