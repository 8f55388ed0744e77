import type { Result } from '#core/lib/result.ts'
import type { SignInRequest } from '#core/protocol/session.ts'
import type { Db } from '../../db/database.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { attemptSubject, countAttempt, forgetAttempts } from './count-attempt.ts'
import { openSession, type OpenedSession } from './open-session.ts'
import { passwordMatches } from './password.ts'

/**
 * Signs a person in with a password. Codes: 401 `session.refused` (which of name and password was wrong is not said),
 * 429 `session.slow-down` while the name waits after wrong passwords, whether or not somebody has it, 403 `device.revoked`.
 */
export async function signIn(db: Db, request: SignInRequest, now: number): Promise<Result<OpenedSession, Refusal>> {
  const username = request.username.normalize('NFC').trim().toLowerCase()
  const user = await db
    .selectFrom('users as u')
    .leftJoin('devices as d', (join) =>
      join.onRef('d.user_id', '=', 'u.user_id').on('d.device_id', '=', request.deviceId).on('d.revoked_at', 'is', null),
    )
    .select(['u.user_id', 'u.password_hash', 'd.device_id'])
    .where('u.username', '=', username)
    .where('u.status', '=', 'active')
    .executeTakeFirst()
  const subject = attemptSubject(username, user?.device_id ?? null)
  const wait = await countAttempt(db, subject, now)
  if (wait > 0) return refuse(429, 'session.slow-down', { retryAfter: wait / 1000 })
  const matches = await passwordMatches(user?.password_hash ?? null, request.password)
  if (!user || !matches) return refuse(401, 'session.refused')
  await forgetAttempts(db, subject)
  return openSession(db, user.user_id, request.deviceId, now)
}
