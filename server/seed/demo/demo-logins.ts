import type { Db } from '../../db/database.ts'

export interface DemoLogin {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly post: string
}

/** Who can sign in to the demonstration, in the order of `city.json`. */
export const demoLogins = async (db: Db): Promise<readonly DemoLogin[]> =>
  await db
    .selectFrom('demo_people as d')
    .innerJoin('users as u', 'u.user_id', 'd.user_id')
    .select(['u.username', 'd.password', 'u.name', 'u.post'])
    .where('u.status', '=', 'active')
    .orderBy('d.order_no')
    .execute()
