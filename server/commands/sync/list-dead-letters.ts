import { sql } from 'kysely'
import { ok, type Result } from '#core/lib/result.ts'
import type { DeadLetterPage, DeadLetterQuery } from '#core/protocol/dead-letters.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { administeredUnits } from '../../policies/administered-units.ts'
import type { Reader } from '../../policies/reader.ts'

const PAGE = 50

/** Operations that were answered and not kept, of people of the units that the reader administers; newest first. */
export async function listDeadLetters(db: Db, reader: Reader, query: DeadLetterQuery): Promise<Result<DeadLetterPage, Refusal>> {
  const administered = administeredUnits(reader)
  if (administered.length === 0) return refuse(403, 'administrator.only')
  const limit = query.limit ?? PAGE
  const rows = await inTransaction(db, { userId: reader.userId, units: [], forms: [], administered }, (tx) => {
    let found = tx
      .selectFrom('dead_letters as d')
      .leftJoin('users as u', 'u.user_id', 'd.sender_id')
      .select(['d.letter_no', 'd.sender_id', 'd.device_id', 'd.op_id', 'd.record_id', 'd.claimed_unit', 'd.form_key', 'd.reason'])
      .select(['d.outcome', 'd.size', 'd.times', 'd.first_at', 'd.last_at', 'd.settled_at'])
      .select([
        sql<string>`coalesce(u.name, '')`.as('sender_name'),
        sql<string>`coalesce((select n.name from unit_names n where n.unit_id = d.unit_id order by n.valid_from desc limit 1), '')`.as(
          'unit_name',
        ),
      ])
      // The reader's own are theirs to see as a sender, not as an administrator.
      .where('d.unit_id', 'in', administered)
      .orderBy('d.letter_no', 'desc')
      .limit(limit + 1)
    if (query.before !== undefined) found = found.where('d.letter_no', '<', query.before)
    if (query.settled === undefined) found = found.where('d.settled_at', 'is', null)
    return found.execute()
  })
  return ok({
    letters: rows.slice(0, limit).map((row) => ({
      letterNo: row.letter_no,
      reason: row.reason,
      issues: 'issues' in row.outcome ? row.outcome.issues : [],
      opId: row.op_id,
      recordId: row.record_id,
      claimedUnitId: row.claimed_unit,
      formKey: row.form_key,
      senderId: row.sender_id,
      senderName: row.sender_name,
      unitName: row.unit_name,
      deviceId: row.device_id,
      size: row.size,
      times: row.times,
      firstAt: row.first_at.toISOString(),
      lastAt: row.last_at.toISOString(),
      settledAt: row.settled_at?.toISOString() ?? null,
    })),
    more: rows.length > limit,
  })
}
