import type { UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import type { FileStore } from '../../files/file-store.ts'

/** A file that the database says is here, and that the disk does not have. */
export interface MissingFile {
  readonly unitId: UnitId
  readonly sha256: string
  readonly size: number
  /** The records that name it: receipt, or the record's id where there is none, and what the file is called there. */
  readonly namedBy: readonly { readonly receipt: string; readonly name: string }[]
}

export interface Restored {
  readonly files: number
  readonly missing: readonly MissingFile[]
}

/**
 * What has to be told after database and files came back from a backup: a new epoch, by which devices notice that the numbers of
 * their last exchange mean something else, and begin anew. Then looks for the bytes of every stored file.
 * @param epoch fresh
 */
export async function markRestored(owner: Db, files: Pick<FileStore, 'sizeOf'>, epoch: string): Promise<Restored> {
  await owner.updateTable('installation').set({ epoch }).execute()
  const stored = await owner.selectFrom('files').select(['unit_id', 'sha256', 'size']).orderBy('unit_id').orderBy('sha256').execute()
  const missing: MissingFile[] = []
  for (const { unit_id: unitId, sha256, size } of stored) {
    if ((await files.sizeOf(unitId, sha256)) === size) continue
    const namedBy = await owner
      .selectFrom('record_files as f')
      .innerJoin('records as r', (join) => join.onRef('r.unit_id', '=', 'f.unit_id').onRef('r.record_id', '=', 'f.record_id'))
      .select(['r.receipt', 'r.record_id', 'f.name'])
      .where('f.unit_id', '=', unitId)
      .where('f.sha256', '=', sha256)
      .orderBy('r.receipt')
      .execute()
    missing.push({ unitId, sha256, size, namedBy: namedBy.map((row) => ({ receipt: row.receipt || row.record_id, name: row.name })) })
  }
  return { files: stored.length, missing }
}
