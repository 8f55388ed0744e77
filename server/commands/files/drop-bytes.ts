import { sql } from 'kysely'
import { assert } from '#core/lib/assert.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Actor, type Tx } from '../../db/transaction.ts'
import type { FileStore } from '../../files/file-store.ts'
import { serverActor } from '../audit/seal-access.ts'

/** Marks all files that a record ever named, before they are forgotten: in the transaction of the erasure, for `dropErased` afterwards. */
export const markErasedFiles = (tx: Tx, unitId: UnitId, recordId: RecordId) =>
  sql`insert into erased_files (unit_id, sha256) select distinct unit_id, sha256 from record_files
    where unit_id = ${unitId} and record_id = ${recordId} on conflict do nothing`.execute(tx)

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
  await inTransaction(db, { ...actor, forms: '*', tests: '*' }, async (tx) => {
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
    await tx
      .deleteFrom('erased_files')
      .where('unit_id', '=', unitId)
      .where('sha256', '=', sql<string>`any (${[...hashes]}::text[])`)
      .execute()
  })
}

/** Removes from the disk what erasures of the unit's records left there: after each, and again when a stop came between. @returns how many were looked at */
export async function dropErased(deps: { readonly db: Db; readonly files: FileStore }, actor: Actor, unitId: UnitId): Promise<number> {
  const rows = await inTransaction(deps.db, actor, (tx) =>
    tx.selectFrom('erased_files').select('sha256').where('unit_id', '=', unitId).execute(),
  )
  const hashes = rows.map((row) => row.sha256)
  await dropBytes(deps, actor, unitId, hashes)
  return hashes.length
}

/** The same for every unit: at the start of a server. */
export async function dropAllErased(deps: { readonly db: Db; readonly files: FileStore }): Promise<number> {
  const units = (await deps.db.selectFrom('units').select('unit_id').execute()).map((unit) => unit.unit_id)
  const actor: Actor = { userId: serverActor, units, forms: '*' }
  const open = await inTransaction(deps.db, actor, (tx) => tx.selectFrom('erased_files').select('unit_id').distinct().execute())
  let dropped = 0
  for (const { unit_id: unitId } of open) dropped += await dropErased(deps, actor, unitId)
  return dropped
}
