import { sql } from 'kysely'
import { DIGEST_MODULUS, digestText } from '#core/protocol/scope-digest.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Reader } from '../../policies/reader.ts'
import { seenBy } from '../../db/queries/row-sight.ts'
import type { Scope } from './batch-state.ts'

/**
 * `scopeDigest` of what the reader's device holds once it has everything up to `counter`; null when somebody has written since that
 * was read, because then the rows are no longer those that were sent.
 */
export async function digestOfScope(tx: Tx, reader: Reader, { unitId, formKey }: Scope, counter: number): Promise<string | null> {
  const { count, total, squares } = await tx
    .selectFrom('records as r')
    .select([
      sql<number>`count(*)`.as('count'),
      sql<string>`coalesce(sum(r.seq), 0)`.as('total'),
      sql<string>`coalesce(sum((r.seq % ${sql.lit(DIGEST_MODULUS)}) * (r.seq % ${sql.lit(DIGEST_MODULUS)})) % ${sql.lit(DIGEST_MODULUS)}, 0)`.as(
        'squares',
      ),
    ])
    .where(seenBy(reader))
    .where('r.unit_id', '=', unitId)
    .where('r.form_key', '=', formKey)
    .where('r.gone', 'is', null)
    // Of an erased one the row stays here, and nothing on a device.
    .where('r.data', 'is not', null)
    .executeTakeFirstOrThrow()
  const now = await tx
    .selectFrom('scopes')
    .select('counter')
    .where('unit_id', '=', unitId)
    .where('form_key', '=', formKey)
    .executeTakeFirst()
  return (now?.counter ?? 0) === counter ? digestText(count, Number(total), Number(squares)) : null
}
