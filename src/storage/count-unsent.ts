import type { VaultDatabase } from './vault-database.ts'

/**
 * Submitted and not complete on the server, known without the key: operations that have not landed (a conflict has), and
 * records that have, but whose files are still here.
 */
export async function countUnsent(db: VaultDatabase): Promise<number> {
  const unlanded = db.outbox.where('status').notEqual('conflict')
  const withFiles = (await db.transfers.orderBy('recordId').uniqueKeys()).map(String)
  if (withFiles.length === 0) return unlanded.count()
  const rows = await unlanded.toArray()
  const counted = new Set(rows.map((row) => row.recordId))
  return rows.length + withFiles.filter((recordId) => !counted.has(recordId)).length
}
