import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Actor, type Tx } from '../../db/transaction.ts'
import type { FileStore } from '../../files/file-store.ts'

/** Hashes of all files that a record ever named: asked for before it is erased, for `dropBytes` afterwards. */
export async function fileHashes(tx: Tx, unitId: UnitId, recordId: RecordId): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('record_files')
    .select('sha256')
    .distinct()
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .execute()
  return rows.map((row) => row.sha256)
}

/** Removes from the disk those of these files that the database does not know (any more). After the transaction that forgot them. */
export async function dropBytes(
  { db, files }: { readonly db: Db; readonly files: FileStore },
  actor: Actor,
  unitId: UnitId,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return
  const rows = await inTransaction(db, actor, (tx) =>
    tx.selectFrom('files').select('sha256').where('unit_id', '=', unitId).where('sha256', 'in', hashes).execute(),
  )
  const known = new Set(rows.map((row) => row.sha256))
  for (const sha256 of hashes) if (!known.has(sha256)) await files.remove(unitId, sha256)
}
