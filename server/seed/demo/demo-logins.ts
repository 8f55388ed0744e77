import type { Db } from '../../db/database.ts'

export interface DemoLogin {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly post: string
  /** Where they work; '' for nowhere. */
  readonly unit: string
}

/** Who can sign in to the demonstration, in the order of `city.json`. */
export async function demoLogins(db: Db): Promise<readonly DemoLogin[]> {
  const rows = await db
    .selectFrom('demo_people as d')
    .innerJoin('users as u', 'u.user_id', 'd.user_id')
    .select(['u.username', 'd.password', 'u.name', 'u.post'])
    .select((one) =>
      one
        .selectFrom('grants as g')
        .innerJoin('unit_names as n', 'n.unit_id', 'g.unit_id')
        .select('n.name')
        .whereRef('g.user_id', '=', 'u.user_id')
        .orderBy('g.granted_at')
        .orderBy('n.valid_from', 'desc')
        .limit(1)
        .as('unit'),
    )
    .where('u.status', '=', 'active')
    .orderBy('d.order_no')
    .execute()
  return rows.map((row) => ({ ...row, unit: row.unit ?? '' }))
}
