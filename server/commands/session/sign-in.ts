import { sql } from 'kysely'
import type { Result } from '#core/lib/result.ts'
import type { SignInRequest } from '#core/protocol/session.ts'
import type { Db } from '../../db/database.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { openSession, type OpenedSession } from './open-session.ts'
import { passwordMatches } from './password.ts'
import { signInDelay } from './sign-in-delay.ts'

/**
 * Signs a person in with a password. Codes: 401 `session.refused` (which of name and password was wrong is not said),
 * 429 `session.slow-down` while the account waits after wrong passwords, 403 `device.revoked`.
 */
export async function signIn(db: Db, request: SignInRequest, now: number): Promise<Result<OpenedSession, Refusal>> {
  const username = request.username.normalize('NFC').trim().toLowerCase()
  const user = await db
    .selectFrom('users')
    .select(['user_id', 'password_hash', 'locked_until'])
    .where('username', '=', username)
    .where('status', '=', 'active')
    .executeTakeFirst()
  const wait = (user?.locked_until?.getTime() ?? 0) - now
  if (wait > 0) return refuse(429, 'session.slow-down', { retryAfter: wait / 1000 })
  const matches = await passwordMatches(user?.password_hash ?? null, request.password)
  if (!user) return refuse(401, 'session.refused')
  if (!matches) {
    const { failed_attempts: failures } = await db
      .updateTable('users')
      .set({ failed_attempts: sql`failed_attempts + 1` })
      .where('user_id', '=', user.user_id)
      .returning('failed_attempts')
      .executeTakeFirstOrThrow()
    const delay = signInDelay(failures)
    if (delay > 0)
      await db
        .updateTable('users')
        .set({ locked_until: new Date(now + delay * 1000) })
        .where('user_id', '=', user.user_id)
        .execute()
    return refuse(401, 'session.refused')
  }
  await db
    .updateTable('users')
    .set({ failed_attempts: 0, locked_until: null })
    .where('user_id', '=', user.user_id)
    .where('failed_attempts', '>', 0)
    .execute()
  return openSession(db, user.user_id, request.deviceId, now)
}
