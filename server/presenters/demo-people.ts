import { sql } from 'kysely'
import type { DemoPeople, Role } from '#core/protocol/session.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { Db } from '../db/database.ts'

/** The invented people of the demonstration, in their order, with the passwords that the sign-in page shows. */
export async function demoPeople(db: Db): Promise<DemoPeople['people']> {
  const { rows } = await sql<{
    user_id: UserId
    username: string
    password: string
    name: string
    post: string
    unit_name: string | null
    roles: Role[]
  }>`
    select u.user_id, u.username, d.password, u.name, u.post,
      (select n.name from grants g join unit_names n on n.unit_id = g.unit_id where g.user_id = u.user_id order by g.granted_at, n.valid_from desc limit 1) as unit_name,
      array(select distinct role from grants where user_id = u.user_id order by role) as roles
    from demo_people d join users u on u.user_id = d.user_id order by d.order_no`.execute(db)
  return rows.map((row) => ({
    userId: row.user_id,
    username: row.username,
    password: row.password,
    name: row.name,
    post: row.post,
    unitName: row.unit_name ?? '',
    roles: row.roles,
  }))
}
