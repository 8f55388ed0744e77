import { sql } from 'kysely'
import type { PersonMessage } from '#core/protocol/records.ts'
import type { UserId } from '#core/lib/ids.ts'
import { scopeFormKey } from '../../policies/reader.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Scope } from '../sync/batch-state.ts'

interface Row {
  readonly user_id: UserId
  readonly name: string
  readonly post: string
}

const message = ({ user_id: userId, name, post }: Row): PersonMessage => ({ userId, name, post })

/**
 * People of the unit (or of the one it was merged into) who work with records of the form: whom its data owner may name.
 * @param today ISO day
 */
export async function unitPeople(tx: Tx, { unitId, formKey }: Scope, today: string): Promise<readonly PersonMessage[]> {
  const { rows } = await sql<Row>`
    with recursive own (unit_id) as (
      select ${unitId}::uuid union select u.successor_id from own o join units u on u.unit_id = o.unit_id where u.successor_id is not null
    )
    select distinct u.user_id, u.name, u.post from users u join grants g on g.user_id = u.user_id
    where u.status = 'active' and g.unit_id in (select unit_id from own) and g.form_key in ('*', ${scopeFormKey(formKey)})
      and g.role in ('clerk', 'reviewer', 'data-owner', 'auditor')
      and (g.valid_from is null or g.valid_from <= ${today}::date) and (g.valid_to is null or g.valid_to >= ${today}::date)
    order by u.name, u.user_id`.execute(tx)
  return rows.map(message)
}

/** The people behind these ids, in the same order; who is no user any more is left out. */
export async function peopleOf(tx: Tx, ids: readonly UserId[]): Promise<readonly PersonMessage[]> {
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('users').select(['user_id', 'name', 'post']).where('user_id', 'in', ids).execute()
  return ids.flatMap((id) => rows.filter((row) => row.user_id === id).map(message))
}
