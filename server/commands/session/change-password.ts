import { PASSWORD_MIN_LENGTH, type PasswordRequest } from '#core/protocol/session.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { hashPassword } from '../install/hash-password.ts'
import { attemptSubject, countAttempt, forgetAttempts } from './count-attempt.ts'
import type { Session } from './find-session.ts'
import { passwordMatches } from './password.ts'

/**
 * Gives the person of the session another password and ends that person's other sessions. Codes: 422 `password.wrong` (the
 * present one), 422 `password.too-short`, 422 `password.same`, 429 `session.slow-down` after wrong ones, 403 `password.shared`
 * for the people of the demonstration, whose password everybody may read.
 */
export async function changePassword(
  db: Db,
  { tokenHash, deviceId, username, reader: { userId } }: Session,
  { current, next }: PasswordRequest,
  now: number,
): Promise<Result<null, Refusal>> {
  const shared = await db.selectFrom('demo_people').select('user_id').where('user_id', '=', userId).executeTakeFirst()
  if (shared) return refuse(403, 'password.shared')
  if ([...next.normalize('NFC')].length < PASSWORD_MIN_LENGTH) return refuse(422, 'password.too-short')
  const subject = attemptSubject(username, deviceId)
  const wait = await countAttempt(db, subject, now)
  if (wait > 0) return refuse(429, 'session.slow-down', { retryAfter: wait / 1000 })
  const user = await db.selectFrom('users').select('password_hash').where('user_id', '=', userId).executeTakeFirst()
  if (!(await passwordMatches(user?.password_hash ?? null, current))) return refuse(422, 'password.wrong')
  await forgetAttempts(db, subject)
  if (next.normalize('NFC') === current.normalize('NFC')) return refuse(422, 'password.same')
  const hash = await hashPassword(next)
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('users')
      .set({ password_hash: hash, must_change_password: false, changed_at: new Date(now) })
      .where('user_id', '=', userId)
      .execute()
    await tx.deleteFrom('sessions').where('user_id', '=', userId).where('token_hash', '<>', tokenHash).execute()
  })
  return ok(null)
}
