import { sql } from 'kysely'
import { assert } from '#core/lib/assert.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Actor, type Tx } from '../../db/transaction.ts'
import type { FileStore } from '../../files/file-store.ts'
import { serverActor } from '../audit/seal-access.ts'

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

/**
 * Removes from the disk those of these files that the database does not know (any more). After the transaction that forgot them.
 * @param actor reaches the unit
 */
export async function dropBytes(
  { db, files }: { readonly db: Db; readonly files: FileStore },
  actor: Actor,
  unitId: UnitId,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return
  assert(actor.units.includes(unitId), 'who sees no files of the unit may not take them for unknown')
  await inTransaction(db, actor, async (tx) => {
    // Whoever notes a file holds its scope: so none becomes known between the question and the removal.
    await tx.selectFrom('scopes').select('form_key').where('unit_id', '=', unitId).orderBy('form_key').forUpdate().execute()
    const rows = await tx
      .selectFrom('files')
      .select('sha256')
      .where('unit_id', '=', unitId)
      .where('sha256', '=', sql<string>`any (${[...hashes]}::text[])`)
      .execute()
    const known = new Set(rows.map((row) => row.sha256))
    for (const sha256 of hashes) if (!known.has(sha256)) await files.remove(unitId, sha256)
  })
}

/**
 * Removes from the disk every file that no record of its unit names: what a stop left between a file's two halves, the bytes and
 * the row, above all the bytes of an erased record. What arrives in this moment is told to come again. @returns how many
 */
export async function dropUnknownFiles(deps: { readonly db: Db; readonly files: FileStore }): Promise<number> {
  const { db, files } = deps
  const units = await db.selectFrom('units').select('unit_id').execute()
  let dropped = 0
  for (const { unit_id: unitId } of units) {
    const there = await files.list(unitId)
    if (there.length === 0) continue
    const actor: Actor = { userId: serverActor, units: [unitId], forms: '*' }
    const known = await inTransaction(db, actor, (tx) => tx.selectFrom('files').select('sha256').where('unit_id', '=', unitId).execute())
    const hashes = new Set(known.map((row) => row.sha256))
    const unknown = there.filter((sha256) => !hashes.has(sha256))
    await dropBytes(deps, actor, unitId, unknown)
    dropped += unknown.length
  }
  return dropped
}
