import type { UserId } from '#core/lib/ids.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { unitIdOf } from '../../seed/unit-id.ts'
import { isUsername } from './is-username.ts'

export interface NewAdministrator {
  readonly userId: UserId
  readonly username: string
  readonly name: string
  readonly passwordHash: string
  /** True when somebody other than the administrator knows the password, e.g. because it was printed. */
  readonly mustChangePassword: boolean
}

/**
 * The city's first account; all others are made by `create-user.ts`.
 * Issues: `username.shape`, `username.taken`, `administrator.exists` {username}.
 */
export async function createFirstAdministrator(owner: Db, admin: NewAdministrator): Promise<Result<null>> {
  if (!isUsername(admin.username)) return err([issue('username.shape')])
  return await owner.transaction().execute(async (tx) => {
    const existing = await tx
      .selectFrom('grants')
      .innerJoin('users', 'users.user_id', 'grants.user_id')
      .select('users.username')
      .where('grants.role', '=', 'administrator')
      .where('users.status', '=', 'active')
      .executeTakeFirst()
    if (existing) return err([issue('administrator.exists', '', { username: existing.username })])
    const taken = await tx.selectFrom('users').select('user_id').where('username', '=', admin.username).executeTakeFirst()
    if (taken) return err([issue('username.taken')])
    await tx
      .insertInto('users')
      .values({
        user_id: admin.userId,
        username: admin.username,
        name: admin.name,
        post: 'Quản trị hệ thống',
        password_hash: admin.passwordHash,
        must_change_password: admin.mustChangePassword,
      })
      .execute()
    await tx
      .insertInto('grants')
      .values({ user_id: admin.userId, role: 'administrator', unit_id: unitIdOf('hai-phong'), form_key: '*' })
      .execute()
    return ok(null)
  })
}
