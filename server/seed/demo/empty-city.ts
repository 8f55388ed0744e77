import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/**
 * Removes every record, its history, and the catalogue of a demonstration. The epoch changes, so devices drop their copies and
 * pull from 0. TRUNCATE, because published texts and the history refuse DELETE.
 */
export async function emptyCity(owner: Db): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    const claimed = await tx
      .updateTable('installation')
      .set({ epoch: randomUUID(), seeded_at: null })
      .where('mode', '=', 'demo')
      .executeTakeFirst()
    if (claimed.numUpdatedRows !== 1n) throw new Error('Bug: only a demonstration may be emptied')
    await sql`truncate scopes, records, record_fields, record_keys, identity_keys, revisions, operations, reviews, corrections,
      receipt_counters, number_counters, assigned_numbers, audit_change, access_chains, audit_access, form_versions, code_lists`.execute(tx)
  })
}
