import type { DeviceId, UserId } from '#core/lib/ids.ts'
import { err, ok } from '#core/lib/result.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import { commitPlan } from './commit-plan.ts'
import { createConnection, type Connection } from './connection.ts'
import { createVault, leaseEnd, storeSession, type SessionSecret } from './create-vault.ts'
import { DATA_VERSION, MIN_DATA_VERSION } from './data-version.ts'
import type { CardRow, DeviceDatabase } from './device-database.ts'
import { wrapForEscrow } from './escrow-wrap.ts'
import { unwrapKey, wrapKey } from './key-wrap.ts'
import { createSerial } from './serial.ts'
import { StorageRefusal } from './storage-refusal.ts'
import { createVaultCipher, importVaultKeys, type VaultCipher } from './vault-cipher.ts'
import { makeVaultDatabase, vaultName, type IndexedDbSource, type MetaRow, type VaultDatabase } from './vault-database.ts'
import { createVaultEvents, type VaultChannel } from './vault-events.ts'
import type { Stored, Vault } from './vault.ts'

export interface VaultOpener {
  readonly source: IndexedDbSource
  readonly crypto: Crypto
  readonly device: Connection<DeviceDatabase>
  readonly deviceId: DeviceId
  readonly makeId: () => string
  readonly openChannel: (name: string) => VaultChannel | null
  readonly persist: () => Promise<unknown>
}

type Opening =
  | { readonly kind: 'online'; readonly session: SessionMessage; readonly passphrase: string; readonly newPassphrase: string }
  | { readonly kind: 'offline'; readonly userId: UserId; readonly passphrase: string }

/** Opens a user's vault, or makes it at the first online sign-in. Whatever fails, nothing of what lies in it is touched. */
export async function openVault(opener: VaultOpener, opening: Opening, now: number): Promise<Stored<Vault>> {
  const userId = opening.kind === 'online' ? opening.session.user.userId : opening.userId
  for (let tries = 1; ; tries++) {
    const connection = createConnection(() => makeVaultDatabase(opener.source, userId))
    const opened = await openWith(opener, connection, userId, opening, now)
    if (opened.ok) return opened
    connection.close()
    if (opened.error.kind !== 'changed-elsewhere' || tries === 2) return opened
  }
}

async function openWith(
  opener: VaultOpener,
  connection: Connection<VaultDatabase>,
  userId: UserId,
  opening: Opening,
  now: number,
): Promise<Stored<Vault>> {
  const rawKey = await readKey(opener, connection, userId, opening)
  if (!rawKey.ok) return rawKey
  const cipher = createVaultCipher(opener.crypto, await importVaultKeys(opener.crypto, rawKey.value))
  const session =
    opening.kind === 'online'
      ? await signIn(opener, connection, cipher, rawKey.value, opening, now)
      : await readLease(connection, cipher, now)
  rawKey.value.fill(0)
  if (!session.ok) return session
  const parts = { connection, cipher, events: createVaultEvents(opener.openChannel(vaultName(userId))), serial: createSerial() }
  return ok(
    createVault({
      parts,
      deviceId: opener.deviceId,
      session: session.value,
      crypto: opener.crypto,
      makeId: opener.makeId,
      onSession: (next, leaseEndsAt) => putCard(opener, next, leaseEndsAt),
      beforeFirstSave: async () => void (await opener.persist()),
    }),
  )
}

const contextOf = (opener: VaultOpener, userId: UserId): string => `${userId}|${opener.deviceId}`

/** The key of the vault: unwrapped, or fresh at the first online sign-in. */
async function readKey(
  opener: VaultOpener,
  connection: Connection<VaultDatabase>,
  userId: UserId,
  opening: Opening,
): Promise<Stored<Uint8Array<ArrayBuffer>>> {
  const meta = await connection.run(async (db) => ok({ format: await db.meta.get('format'), wrap: await db.meta.get('wrap') }))
  if (!meta.ok) return meta
  const { format, wrap } = meta.value
  if (format?.id === 'format' && format.minDataVersion > DATA_VERSION) return err({ kind: 'newer-data' })
  if (wrap?.id === 'wrap') {
    const raw = await unwrapKey(opener.crypto, wrap.wrap, opening.passphrase, contextOf(opener, userId))
    return raw === null ? err({ kind: 'wrong-passphrase' }) : ok(raw)
  }
  // The lock screen shows a card, but the browser has thrown the vault away: nothing is left to unlock.
  if (opening.kind === 'offline') return err({ kind: 'damaged', table: 'meta', id: 'wrap' })
  return ok(opener.crypto.getRandomValues(new Uint8Array(32)))
}

async function readLease(connection: Connection<VaultDatabase>, cipher: VaultCipher, now: number): Promise<Stored<SessionMessage>> {
  const row = await connection.run(async (db) => ok((await db.session.get('session')) ?? null))
  if (!row.ok) return row
  if (row.value === null) return err({ kind: 'damaged', table: 'session', id: 'session' })
  const secret = await cipher.open<SessionSecret>('session', row.value)
  if (!secret.ok) return secret
  return now > secret.value.leaseEndsAt ? err({ kind: 'lease-expired' }) : ok(secret.value.session)
}

/** Wraps the key with the new passphrase and for the server, renews the lease, shows the card; the wraps in one transaction. */
async function signIn(
  opener: VaultOpener,
  connection: Connection<VaultDatabase>,
  cipher: VaultCipher,
  rawKey: Uint8Array<ArrayBuffer>,
  { session, passphrase, newPassphrase }: Extract<Opening, { kind: 'online' }>,
  now: number,
): Promise<Stored<SessionMessage>> {
  const context = contextOf(opener, session.user.userId)
  const present = await connection.run(async (db) => ok({ wrap: await db.meta.get('wrap'), escrow: await db.meta.get('escrow') }))
  if (!present.ok) return present
  const rows: MetaRow[] = []
  if (present.value.wrap === undefined || passphrase !== newPassphrase)
    rows.push({ id: 'wrap', wrap: await wrapKey(opener.crypto, rawKey, newPassphrase, context) })
  const { escrow } = present.value
  if (escrow?.id !== 'escrow' || escrow.publicKey !== session.escrowPublicKey) {
    rows.push({
      id: 'escrow',
      publicKey: session.escrowPublicKey,
      request: await wrapForEscrow(rawKey, session.escrowPublicKey, context),
      delivered: false,
    })
  }
  rows.push({ id: 'format', dataVersion: DATA_VERSION, minDataVersion: MIN_DATA_VERSION })
  const isNew = present.value.wrap === undefined
  const done = await commitPlan(connection, { also: { tables: ['meta'], work: (db) => putMeta(db, rows, isNew) } })
  if (!done.ok) return done
  const leaseEndsAt = leaseEnd(session, now)
  const stored = await storeSession({ connection, cipher }, { session, leaseEndsAt })
  if (!stored.ok) return stored
  const card = await putCard(opener, session, leaseEndsAt)
  return card.ok ? ok(session) : card
}

/** Two tabs may make the vault at once: the first one's key stays, and the second opens again with it. */
async function putMeta(db: VaultDatabase, rows: readonly MetaRow[], isNew: boolean): Promise<void> {
  if (isNew && (await db.meta.get('wrap')) !== undefined) throw new StorageRefusal({ kind: 'changed-elsewhere' })
  await db.meta.bulkPut([...rows])
}

function putCard({ device }: VaultOpener, { user }: SessionMessage, leaseEndsAt: number): Promise<Stored<void>> {
  const card: CardRow = { userId: user.userId, username: user.username, name: user.name, leaseEndsAt }
  return device.run(async (db) => {
    await db.cards.put(card)
    return ok(undefined)
  })
}
