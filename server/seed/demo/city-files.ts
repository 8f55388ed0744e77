import type { UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import type { FileStore } from '../../files/file-store.ts'

const cityFiles = (owner: Db) => owner.selectFrom('files').select(['unit_id', 'sha256']).distinct().execute()

/** Whether the disk has every file that the city's records have. A copy of the city is of no use without. */
export async function hasCityFiles(owner: Db, files: FileStore): Promise<boolean> {
  for (const { unit_id: unitId, sha256 } of await cityFiles(owner)) if (!(await files.has(unitId, sha256))) return false
  return true
}

/** Removes from the disk what visitors brought to the city of before. */
export async function dropVisitorsFiles(owner: Db, files: FileStore): Promise<void> {
  const nameOf = (unitId: UnitId, sha256: string) => `${unitId}/${sha256}`
  await files.keepOnly(new Set((await cityFiles(owner)).map((row) => nameOf(row.unit_id, row.sha256))))
}
