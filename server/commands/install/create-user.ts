import type { UserId } from '#core/lib/ids.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Role } from '#core/protocol/session.ts'
import type { Db } from '../../db/database.ts'
import { isUsername } from './is-username.ts'

export interface NewUser {
  readonly userId: UserId
  readonly username: string
  readonly name: string
  readonly post: string
  /** PHC text of a password that somebody else knows: it is to be changed at the first sign-in. */
  readonly passwordHash: string
  readonly roles: readonly Role[]
  /** A unit's key (`commune-11560`) or the code it has today. */
  readonly unit: string
  /** A form key, or `*` for all forms. */
  readonly form: string
  /** ISO day. */
  readonly today: string
}

/** A person with roles in one unit. Issues: `username.shape`, `username.taken`, `unit.unknown` {unit}, `form.unknown` {form}. */
export async function createUser(owner: Db, user: NewUser): Promise<Result<null>> {
  if (!isUsername(user.username)) return err([issue('username.shape')])
  return await owner.transaction().execute(async (tx) => {
    const unit = await tx
      .selectFrom('units as u')
      .innerJoin('unit_names as n', 'n.unit_id', 'u.unit_id')
      .select('u.unit_id')
      .where((eb) => eb.or([eb('u.key', '=', user.unit), eb('n.code', '=', user.unit)]))
      .where('n.valid_from', '<=', user.today)
      .where((eb) => eb.or([eb('n.valid_to', 'is', null), eb('n.valid_to', '>=', user.today)]))
      .where('u.closed_on', 'is', null)
      .executeTakeFirst()
    if (!unit) return err([issue('unit.unknown', '', { unit: user.unit })])
    const form = await tx.selectFrom('form_versions').select('form_key').where('form_key', '=', user.form).executeTakeFirst()
    if (user.form !== '*' && !form) return err([issue('form.unknown', '', { form: user.form })])
    const taken = await tx.selectFrom('users').select('user_id').where('username', '=', user.username).executeTakeFirst()
    if (taken) return err([issue('username.taken')])
    await tx
      .insertInto('users')
      .values({
        user_id: user.userId,
        username: user.username,
        name: user.name,
        post: user.post,
        password_hash: user.passwordHash,
        must_change_password: true,
      })
      .execute()
    await tx
      .insertInto('grants')
      .values([...new Set(user.roles)].map((role) => ({ user_id: user.userId, role, unit_id: unit.unit_id, form_key: user.form })))
      .execute()
    return ok(null)
  })
}
