import type { UnitId } from '#core/lib/ids.ts'
import type { Tx } from '../../db/transaction.ts'

/** The unit's code in force on that day: the beginning of its receipts. */
export async function unitCodeOf(tx: Tx, unitId: UnitId, day: string): Promise<string> {
  const { code } = await tx
    .selectFrom('unit_names')
    .select('code')
    .where('unit_id', '=', unitId)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .executeTakeFirstOrThrow()
  return code
}
