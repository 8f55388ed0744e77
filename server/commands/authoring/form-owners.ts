import { sql } from 'kysely'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { CatalogueTx } from './form-events.ts'
import type { VersionRow } from './version-row.ts'

type FormOwner = NonNullable<AuthoredVersion['owners']>[number]

/** More of them nobody reads through. */
const SHOWN = 30

/** The people to ask about a form: data owners and reviewers whose grants reach the unit that owns it, as `formRoles` has it; not its authors. */
export async function formOwners(
  db: CatalogueTx,
  { form_key, department_id, authors }: Pick<VersionRow, 'form_key' | 'department_id' | 'authors'>,
  now: Date,
): Promise<FormOwner[]> {
  if (department_id === null) return []
  const today = vietnamDay(now.getTime())
  const { rows } = await sql<{ user_id: UserId; name: string; post: string; role: FormOwner['role'] }>`
    with recursive above (unit_id) as (
      select ${department_id}::uuid
      union select next.unit_id from above a join units u on u.unit_id = a.unit_id
        cross join lateral (values (u.parent_id), (u.successor_id)) as next (unit_id) where next.unit_id is not null
    )
    select distinct g.role, u.name, u.user_id, u.post from users u join grants g on g.user_id = u.user_id
    where u.status = 'active' and g.unit_id in (select unit_id from above) and (g.form_key in ('*', ${form_key}) or g.unit_id = ${department_id})
      and g.role in ('data-owner', 'reviewer') and u.user_id <> all (${[...authors]}::uuid[])
      and (g.valid_from is null or g.valid_from <= ${today}::date) and (g.valid_to is null or g.valid_to >= ${today}::date)
    order by g.role, u.name, u.user_id limit ${SHOWN}`.execute(db)
  return rows.map(({ user_id: userId, name, post, role }) => ({ userId, name, post, role }))
}
