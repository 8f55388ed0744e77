import Dexie, { type EntityTable, type Table } from 'dexie'
import type { DeviceId, UserId } from '#core/lib/ids.ts'
import type { IndexedDbSource } from './vault-database.ts'

/** Who has a vault here; enough for the lock screen. */
export interface CardRow {
  readonly userId: UserId
  readonly username: string
  readonly name: string
  readonly leaseEndsAt: number
}

export type DeviceDatabase = Dexie & {
  readonly device: Table<{ readonly id: 'device'; readonly deviceId: DeviceId }, string>
  readonly cards: EntityTable<CardRow, 'userId'>
}

export function makeDeviceDatabase(source: IndexedDbSource): DeviceDatabase {
  const db = new Dexie('phieu-device', { ...source, chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores({ device: 'id', cards: 'userId' })
  return db as DeviceDatabase // the tables just declared
}
