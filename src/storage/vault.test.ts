import { buildDraft, buildId, buildOperation, buildSession, T0, testUser } from '#testing/builders.ts'
import { buildDevice, passphrase, valueOf } from '#testing/device.ts'
import type { RecordId, UserId } from '#core/lib/ids.ts'
import { describe, expect, it } from 'vitest'
import { createVaults } from './create-vaults.ts'
import { makeVaultDatabase } from './vault-database.ts'

describe('a vault', () => {
  it('gives a draft back after the page was loaded again and unlocked offline', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    valueOf(await vault.saveDraft(buildDraft()))
    vault.close()
    const again = valueOf(await (await device.tab()).unlock(testUser, passphrase, T0 + 1000))
    expect(valueOf(await again.draft(buildDraft().recordId))).toEqual(buildDraft())
    expect(again.session()).toEqual(buildSession())
  })

  it('keeps work before anybody has answered whether the browser may keep the data, and asks once', async () => {
    const device = buildDevice()
    let asked = 0
    const persist = () => {
      asked++
      return new Promise<never>(() => undefined)
    }
    const vaults = valueOf(await createVaults({ ...device, clock: () => T0, openChannel: () => null, persist }))
    const vault = valueOf(await vaults.openOnline(buildSession(), passphrase, T0))
    valueOf(await vault.saveDraft(buildDraft()))
    valueOf(await vault.saveDraft(buildDraft()))
    expect(asked).toBe(1)
  })

  it('stays shut for a wrong passphrase, five times over, and loses nothing', async () => {
    const device = buildDevice()
    valueOf(await (await device.openTab()).saveDraft(buildDraft()))
    const vaults = await device.tab()
    for (let i = 0; i < 5; i++)
      expect(await vaults.unlock(testUser, `sai ${i}`, T0)).toEqual({ ok: false, error: { kind: 'wrong-passphrase' } })
    expect(valueOf(await valueOf(await vaults.unlock(testUser, passphrase, T0)).drafts())).toHaveLength(1)
  })

  it('opens with the new password once the old one was given, after a change elsewhere', async () => {
    const device = buildDevice()
    valueOf(await (await device.openTab()).saveDraft(buildDraft()))
    const vaults = await device.tab()
    expect(await vaults.openOnline(buildSession(), 'mật khẩu mới', T0)).toEqual({ ok: false, error: { kind: 'wrong-passphrase' } })
    const vault = valueOf(await vaults.rewrap(buildSession(), passphrase, 'mật khẩu mới', T0))
    expect(valueOf(await vault.drafts())).toHaveLength(1)
    expect((await vaults.unlock(testUser, passphrase, T0)).ok).toBe(false)
    expect((await vaults.unlock(testUser, 'mật khẩu mới', T0)).ok).toBe(true)
  })

  it('asks for an online sign-in after 35 days, and keeps the drafts', async () => {
    const device = buildDevice()
    valueOf(await (await device.openTab()).saveDraft(buildDraft()))
    const vaults = await device.tab()
    const later = T0 + 35 * 86_400_000
    expect((await vaults.unlock(testUser, passphrase, later)).ok).toBe(true)
    expect(await vaults.unlock(testUser, passphrase, later + 1)).toEqual({ ok: false, error: { kind: 'lease-expired' } })
    const vault = valueOf(await vaults.openOnline(buildSession(), passphrase, later + 1))
    expect(valueOf(await vault.drafts())).toHaveLength(1)
  })

  it('shows nothing of one user to another on the same computer', async () => {
    const device = buildDevice()
    valueOf(await (await device.openTab()).saveDraft(buildDraft()))
    const other = buildSession({ user: { userId: buildId<UserId>(77), username: 'khac', name: 'Lê Văn Khác', post: '' } })
    const vaults = await device.tab()
    const vault = valueOf(await vaults.openOnline(other, 'mật khẩu khác', T0))
    expect(valueOf(await vault.drafts())).toEqual([])
    expect(valueOf(await vaults.cards()).map(({ username, unfinished, unsent }) => ({ username, unfinished, unsent }))).toEqual([
      { username: 'canbo', unfinished: 1, unsent: 0 },
      { username: 'khac', unfinished: 0, unsent: 0 },
    ])
  })

  it('writes nothing in clear but ids, form key, status and times', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    valueOf(await vault.saveDraft(buildDraft({ recordId: buildId<RecordId>(11) })))
    valueOf(await vault.submit(buildOperation(), 'Trần Văn Mẫu', T0))
    const db = makeVaultDatabase(device, testUser)
    await db.open()
    for (const table of db.tables) {
      for (const row of (await table.toArray()) as unknown[]) {
        const clear = JSON.stringify(row, (_key, value: unknown) =>
          value instanceof ArrayBuffer || value instanceof Uint8Array ? '' : value,
        )
        expect(clear).not.toContain('Mẫu')
        expect(clear).not.toContain('Thử')
      }
    }
    db.close()
  })

  it('refuses ciphertext that was moved to another row, cut, or given another revision', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    const [one, two] = [buildId<RecordId>(11), buildId<RecordId>(12)]
    valueOf(await vault.saveDraft(buildDraft({ recordId: one })))
    valueOf(await vault.saveDraft(buildDraft({ recordId: two })))
    const db = makeVaultDatabase(device, testUser)
    await db.open()
    const row = (await db.drafts.get(one)) ?? expect.fail('saved above')
    const damaged = { ok: false, error: { kind: 'damaged', table: 'drafts', id: two } }
    await db.drafts.put({ ...row, id: two })
    expect(await vault.draft(two)).toEqual(damaged)
    await db.drafts.put({ ...row, rev: 7 })
    expect((await vault.draft(one)).ok).toBe(false)
    await db.drafts.put({ ...row, data: row.data.slice(0, -1) })
    expect((await vault.draft(one)).ok).toBe(false)
    db.close()
  })

  it('does not write what newer code has written, not even in a tab that was open before', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    const db = makeVaultDatabase(device, testUser)
    await db.open()
    await db.meta.put({ id: 'format', dataVersion: 9, minDataVersion: 9 })
    db.close()
    const newer = { ok: false, error: { kind: 'newer-data' } }
    expect(await vault.saveDraft(buildDraft())).toEqual(newer)
    expect(await (await device.tab()).unlock(testUser, passphrase, T0)).toEqual(newer)
  })

  it('hands the wrapped key over for the escrow until the server has it', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    const request = valueOf(await vault.escrowWrap())
    expect(request?.enc).toMatch(/^[\w-]{43}$/)
    valueOf(await vault.escrowDelivered())
    expect(valueOf(await vault.escrowWrap())).toBeNull()
    const again = await device.openTab()
    expect(valueOf(await again.escrowWrap())).toBeNull()
  })

  it('is locked once closed', async () => {
    const vault = await buildDevice().openTab()
    vault.close()
    expect(await vault.drafts()).toEqual({ ok: false, error: { kind: 'locked' } })
  })

  it('goes with all others when the device is wiped', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    valueOf(await vault.saveDraft(buildDraft()))
    vault.close()
    const vaults = await device.tab()
    valueOf(await vaults.destroyAll())
    expect(valueOf(await vaults.cards())).toEqual([])
    expect(valueOf(await valueOf(await vaults.openOnline(buildSession(), 'khác', T0)).drafts())).toEqual([])
  })
})
