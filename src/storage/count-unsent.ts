import { keysOfRecords } from './outbox-keys.ts'
import type { OutboxRow, VaultDatabase } from './vault-database.ts'

/** One by one: over several ranges of an index the rows themselves would be read. */
const unlandedStates: readonly OutboxRow['status'][] = ['queued', 'sending', 'stopped']

/**
 * Submitted and not complete on the server, known without the key: operations that have not landed (a conflict has), and
 * records that have, but whose files are still here. Reads indexes only.
 */
export async function countUnsent(db: VaultDatabase): Promise<number> {
  const here = await Promise.all(unlandedStates.map((status) => db.outbox.where({ status }).count()))
  const unlanded = here.reduce((sum, count) => sum + count, 0)
  const withFiles = (await db.transfers.orderBy('recordId').uniqueKeys()).map(String)
  return unlanded + (unlanded === 0 ? withFiles.length : await countOthers(db, withFiles))
}

/** Of these records, how many are not counted as operations. */
async function countOthers(db: VaultDatabase, records: readonly string[]): Promise<number> {
  const keys = await keysOfRecords(db, records)
  return records.filter((recordId) => (keys.get(recordId) ?? []).every(({ status }) => status === 'conflict')).length
}
