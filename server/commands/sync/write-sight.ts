import { sql } from 'kysely'
import type { RecordId, UserId } from '#core/lib/ids.ts'
import type { Tx } from '../../db/transaction.ts'
import type { LockedScope } from './lock-scope.ts'
import { readersColumn } from './named-readers.ts'

/** Every table that tells of a record's content, beside `records` itself. */
const tables = [
  'record_fields',
  'record_keys',
  'revisions',
  'operations',
  'reviews',
  'corrections',
  'assigned_numbers',
  'audit_change',
  'record_files',
] as const

export interface SightChange {
  readonly recordId: RecordId
  readonly before: readonly UserId[] | null
  readonly after: readonly UserId[] | null
  /** The record's new place in the feed. */
  readonly seq: number
}

/**
 * Another circle of readers: every row of the record says so, and who no longer sees it gets a place in the feed where
 * their devices learn to drop their copy. Who sees it again meets the record itself, at its new place.
 */
export async function writeSight(tx: Tx, scope: LockedScope, { recordId, before, after, seq }: SightChange): Promise<void> {
  const { unitId, formKey } = scope
  const readers = readersColumn(after)
  for (const table of tables)
    await sql`update ${sql.table(table)} set readers = ${readers}::uuid[] where unit_id = ${unitId} and record_id = ${recordId}`.execute(tx)
  if (after === null) return
  // Others than the data owner see no marks but their own, and a form that becomes secret has none yet.
  await tx.deleteFrom('hidden_from').where('unit_id', '=', unitId).where('record_id', '=', recordId).where('user_id', 'in', after).execute()
  const lost = (before ?? (await everybodyOf(tx, scope))).filter((person) => !after.includes(person))
  if (lost.length === 0) return
  await tx
    .insertInto('hidden_from')
    .values(lost.map((user_id) => ({ unit_id: unitId, record_id: recordId, user_id, form_key: formKey, seq })))
    .execute()
}

/** Whoever may have pulled the scope so far. */
async function everybodyOf(tx: Tx, { unitId }: LockedScope): Promise<readonly UserId[]> {
  const { rows } = await sql<{ user_id: UserId }>`
    with recursive above (unit_id) as (
      select ${unitId}::uuid
      union
      select next.unit_id from above a join units u on u.unit_id = a.unit_id
      cross join lateral (values (u.parent_id), (u.successor_id)) as next (unit_id) where next.unit_id is not null
    )
    select distinct user_id from grants where unit_id in (select unit_id from above)
      and role in ('clerk', 'reviewer', 'data-owner', 'auditor')`.execute(tx)
  return rows.map((row) => row.user_id)
}
