import { sql } from 'kysely'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Tx } from '../../db/transaction.ts'
import type { IdentityOwner, Scope } from './batch-state.ts'

/** Who has these identity keys already. Of units that the reader has no rights to, only the unit's name is told. */
export async function loadIdentities(tx: Tx, scope: Scope, hmacs: readonly string[]): Promise<Map<string, readonly IdentityOwner[]>> {
  if (hmacs.length === 0) return new Map()
  const keys = sql`array[${sql.join(hmacs.map((hex) => sql`decode(${hex}, 'hex')`))}]::bytea[]`
  // `offset 0` keeps the records a look-up per key: before the tables are analysed, the planner would join them whole.
  const { rows } = await sql<{ hmac: string; unit_id: UnitId; name: string; record_id: RecordId | null; receipt: string | null }>`
    select encode(k.key_hmac, 'hex') as hmac, k.unit_id, coalesce(n.name, '') as name, r.record_id, r.receipt
    from units_with_identity(${keys}, ${scope.formKey}) k
    left join lateral (select name from unit_names where unit_id = k.unit_id order by valid_from desc limit 1) n on true
    left join lateral (
      select r.record_id, r.receipt from identity_keys i join records r on r.unit_id = i.unit_id and r.record_id = i.record_id
      where i.key_hmac = k.key_hmac and i.form_key = ${scope.formKey} and i.unit_id = k.unit_id offset 0
    ) r on true`.execute(tx)
  const owners = new Map<string, IdentityOwner[]>()
  for (const row of rows)
    owners.set(row.hmac, [
      ...(owners.get(row.hmac) ?? []),
      { recordId: row.record_id, unitId: row.unit_id, unitName: row.name, receipt: row.receipt || null },
    ])
  return owners
}
