import type { Db } from '../../db/database.ts'
import type { CodeListFile } from '../../seed/read-definitions.ts'
import { listColumns, listTextFrom } from '../authoring/lists/list-work.ts'
import { importOutcome, type ImportOutcome } from './import-outcome.ts'

/** Brings a code list in as a draft; a draft of the same version is replaced, a published one never, nor one that people write on the server. */
export async function importCodeList(db: Db, { list, text, hash }: CodeListFile): Promise<ImportOutcome> {
  return await db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('code_lists')
      .select(['hash', 'status', 'authors'])
      .where('list_key', '=', list.key)
      .where('version', '=', list.version)
      .forUpdate()
      .executeTakeFirst()
    const outcome = importOutcome(known, hash)
    const row = listColumns(listTextFrom(list, text, hash))
    if (outcome === 'added')
      await tx
        .insertInto('code_lists')
        .values({ list_key: list.key, version: list.version, ...row })
        .execute()
    if (outcome === 'replaced')
      await tx.updateTable('code_lists').set(row).where('list_key', '=', list.key).where('version', '=', list.version).execute()
    return outcome
  })
}
