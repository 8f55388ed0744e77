import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import { escrowSuite, ESCROW_INFO } from '#storage/escrow-wrap.ts'
import { createVaultCipher, importVaultKeys } from '#storage/vault-cipher.ts'
import { makeVaultDatabase } from '#storage/vault-database.ts'
import { buildDevice, passphrase, valueOf } from '#testing/device.ts'
import { loadSecrets, type Secrets } from '../secrets.ts'
import { testClient } from './test-client.ts'
import { startTestServer } from './test-server.ts'

/** What the release procedure will do: opens a deposited wrap with nothing but the server's own key and row. */
async function openDeposit(secrets: Secrets, enc: Buffer, wrapped: Buffer, context: string): Promise<Uint8Array<ArrayBuffer>> {
  const suite = escrowSuite()
  const recipientKey = await suite.kem.importKey('raw', new Uint8Array(Buffer.from(secrets.escrow.privateKey, 'base64url')).buffer, false)
  const bytes = (text: string) => new TextEncoder().encode(text)
  const recipient = await suite.createRecipientContext({ recipientKey, enc: new Uint8Array(enc).buffer, info: bytes(ESCROW_INFO) })
  return new Uint8Array(await recipient.open(new Uint8Array(wrapped), bytes(context)))
}

test('the key of a real vault, deposited over HTTP, opens with the server’s private key and decrypts the vault', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'phieu-secrets-'))
  const secrets = await loadSecrets(folder)
  const server = await startTestServer({ secrets })
  try {
    const { userId, username, password } = server.people.clerkA
    const device = buildDevice()
    const vaults = await device.tab()
    const client = testClient(server.url, vaults.deviceId)
    const signedIn = await client.post<SessionMessage>('/api/v1/session', { username, password, deviceId: vaults.deviceId })
    const vault = valueOf(await vaults.openOnline(signedIn.body, passphrase, Date.now()))
    const deposit = must(valueOf(await vault.escrowWrap()), 'a new vault has something to deposit')
    expect((await client.post(`/api/v1/devices/${vault.deviceId}/escrow`, deposit)).status).toBe(204)
    const row = await server.database.owner
      .selectFrom('devices')
      .select(['user_id', 'device_id', 'escrow_enc', 'escrow_wrapped'])
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    const [enc, wrapped] = [must(row.escrow_enc, 'deposited'), must(row.escrow_wrapped, 'deposited')]
    const raw = await openDeposit(secrets, enc, wrapped, `${row.user_id}|${row.device_id}`)
    const keys = await importVaultKeys(crypto, raw)
    const stored = must(await makeVaultDatabase(device, userId).session.get('session'), 'the vault keeps its session')
    const opened = await createVaultCipher(crypto, keys).open<{ session: SessionMessage }>('session', stored)
    expect(valueOf(opened).session.user).toEqual(signedIn.body.user)
    // Bound to its person and device.
    await expect(openDeposit(secrets, enc, wrapped, `${row.user_id}|${server.people.clerkB.userId}`)).rejects.toThrow()
  } finally {
    await server.close()
    await rm(folder, { recursive: true })
  }
})
