import { sql } from 'kysely'
import type { PendingErasures } from '#core/protocol/erasures.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import { erasureUnits, isOwnErasure, mayDecideErasure } from '../../policies/erasure-policy.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import type { Reader } from '../../policies/reader.ts'
import { erasureMessage } from '../review/erasure-requests.ts'

/** Requests that wait for a second person and that this one may decide; oldest first. Of the record, what its circle lets be seen. */
export async function listErasures(db: Db, reader: Reader): Promise<PendingErasures> {
  const units = erasureUnits(reader)
  if (units.length === 0) return { erasures: [] }
  const actor = { ...actorOf(reader), units, forms: '*' } as const
  return inTransaction(db, actor, async (tx) => {
    const rows = await tx
      .selectFrom('erasures as e')
      .leftJoin('records as r', (join) => join.onRef('r.unit_id', '=', 'e.unit_id').onRef('r.record_id', '=', 'e.record_id'))
      .selectAll('e')
      .select([
        // The receipt of a record that is kept for others is theirs alone.
        sql<string>`coalesce(r.receipt, '')`.as('receipt'),
        sql<string>`coalesce((select n.name from unit_names n where n.unit_id = e.unit_id order by n.valid_from desc limit 1), '')`.as(
          'unit_name',
        ),
        sql<string>`coalesce((select f.title from form_versions f where f.form_key = split_part(e.form_key, '~', 1)
          order by f.version desc limit 1), e.form_key)`.as('form_title'),
      ])
      .where('e.status', '=', 'requested')
      .orderBy('e.requested_at')
      .orderBy('e.op_id')
      .limit(200)
      .execute()
    return {
      erasures: rows
        .filter((row) => mayDecideErasure(reader, row.unit_id, row.form_key))
        .map((row) => ({
          unitId: row.unit_id,
          unitName: row.unit_name,
          recordId: row.record_id,
          formTitle: row.form_title,
          receipt: row.receipt,
          erasure: erasureMessage(row),
          own: isOwnErasure(reader, row),
        })),
    }
  })
}
