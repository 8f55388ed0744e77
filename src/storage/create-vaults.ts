import { uuidV7, type DeviceId, type UserId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import { createConnection, type Connection } from './connection.ts'
import { countUnsent } from './count-unsent.ts'
import { makeDeviceDatabase, type DeviceDatabase } from './device-database.ts'
import { openVault, type VaultOpener } from './open-vault.ts'
import { makeVaultDatabase, type IndexedDbSource } from './vault-database.ts'
import type { VaultChannel } from './vault-events.ts'
import type { Stored, VaultCard, Vaults } from './vault.ts'

/** What the vaults stand on; the defaults are the browser's own. */
export interface CreateVaultsArgs extends Partial<IndexedDbSource> {
  readonly crypto?: Crypto
  /** Milliseconds since 1970, for ids only. */
  readonly clock: () => number
  /** How tabs hear of each other; null where there is no BroadcastChannel. */
  readonly openChannel?: (name: string) => VaultChannel | null
  /** Asks the browser to keep the data; called before the first save of a tab. */
  readonly persist?: () => Promise<unknown>
}

/** The vaults of this device; makes the device's id on the first call ever. */
export async function createVaults(args: CreateVaultsArgs): Promise<Stored<Vaults>> {
  const source: IndexedDbSource = {
    indexedDB: args.indexedDB ?? globalThis.indexedDB,
    IDBKeyRange: args.IDBKeyRange ?? globalThis.IDBKeyRange,
  }
  const crypto = args.crypto ?? globalThis.crypto
  const makeId = (): string => uuidV7(args.clock(), crypto.getRandomValues(new Uint8Array(10)))
  const device = createConnection(() => makeDeviceDatabase(source))
  const deviceId = await readDeviceId(device, () => uuidV7<DeviceId>(args.clock(), crypto.getRandomValues(new Uint8Array(10))))
  if (!deviceId.ok) return deviceId
  const opener: VaultOpener = {
    source,
    crypto,
    device,
    deviceId: deviceId.value,
    makeId,
    openChannel: args.openChannel ?? broadcastChannel,
    persist: args.persist ?? (() => Promise.resolve()),
  }
  return ok({
    deviceId: deviceId.value,
    cards: () => readCards(device, source),
    openOnline: (session, passphrase, now) => openVault(opener, { kind: 'online', session, passphrase, newPassphrase: passphrase }, now),
    rewrap: (session, passphrase, newPassphrase, now) => openVault(opener, { kind: 'online', session, passphrase, newPassphrase }, now),
    destroyAll: () => destroyAll(device, source),
    unlock: (userId, passphrase, now) => openVault(opener, { kind: 'offline', userId, passphrase }, now),
  })
}

const broadcastChannel = (name: string): VaultChannel | null =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)

/** One transaction, so that two tabs at the first visit agree on one id. */
function readDeviceId(device: Connection<DeviceDatabase>, make: () => DeviceId): Promise<Stored<DeviceId>> {
  return device.run((db) =>
    db.transaction('rw', db.device, async () => {
      const present = await db.device.get('device')
      if (present !== undefined) return ok(present.deviceId)
      const deviceId = make()
      await db.device.put({ id: 'device', deviceId })
      return ok(deviceId)
    }),
  )
}

async function readCards(device: Connection<DeviceDatabase>, source: IndexedDbSource): Promise<Stored<readonly VaultCard[]>> {
  const rows = await device.run(async (db) => ok(await db.cards.toArray()))
  if (!rows.ok) return rows
  const cards: VaultCard[] = []
  for (const row of rows.value) {
    const counts = await countWork(source, row.userId)
    if (!counts.ok) return counts
    cards.push({ ...row, ...counts.value })
  }
  return ok(cards)
}

/** Counting needs no key: how many there are is known in clear. */
async function countWork(source: IndexedDbSource, userId: UserId): Promise<Stored<Pick<VaultCard, 'unsent' | 'unfinished'>>> {
  const connection = createConnection(() => makeVaultDatabase(source, userId))
  const counts = await connection.run(async (db) => ok({ unsent: await countUnsent(db), unfinished: await db.drafts.count() }))
  connection.close()
  return counts
}

async function destroyAll(device: Connection<DeviceDatabase>, source: IndexedDbSource): Promise<Stored<void>> {
  const users = await device.run(async (db) => ok(await db.cards.toCollection().primaryKeys()))
  if (!users.ok) return users
  for (const userId of users.value) await makeVaultDatabase(source, userId).delete()
  return device.run(async (db) => {
    await db.cards.clear()
    return ok(undefined)
  })
}
