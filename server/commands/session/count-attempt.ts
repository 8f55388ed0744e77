import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DeviceId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import { signInDelay } from './sign-in-delay.ts'

/** So long after the last wrong password they are forgotten. */
const forgottenMillis = 24 * 3600_000
/** Forgotten rows taken away at each attempt, so that names that nobody has do not pile up. */
const sweptRows = 20

/** @param device only when this person has signed in there before: it has attempts of its own, which strangers cannot use up */
export const attemptSubject = (username: string, device: DeviceId | null): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([username, device]))
    .digest()

/**
 * Counts an attempt before its password is looked at, so that many at once do not all pass; `forgetAttempts` takes it back when
 * the password was right.
 * @returns milliseconds to wait; 0 when the attempt may go on
 */
export async function countAttempt(db: Db, subject: Buffer, now: number): Promise<number> {
  const at = new Date(now)
  const forgotten = new Date(now - forgottenMillis)
  return await db.transaction().execute(async (tx) => {
    const counted = await tx
      .insertInto('sign_in_attempts')
      .values({ subject, failures: 1, last_at: at, locked_until: null })
      .onConflict((oc) =>
        oc
          .column('subject')
          .doUpdateSet({
            failures: sql<number>`case when sign_in_attempts.last_at < ${forgotten} then 1 else sign_in_attempts.failures + 1 end`,
            last_at: at,
          })
          .where((eb) => eb.or([eb('sign_in_attempts.locked_until', 'is', null), eb('sign_in_attempts.locked_until', '<=', at)])),
      )
      .returning('failures')
      .executeTakeFirst()
    if (!counted) {
      const held = await tx.selectFrom('sign_in_attempts').select('locked_until').where('subject', '=', subject).executeTakeFirst()
      // Taken back a moment ago: the person may try again at once.
      return Math.max((held?.locked_until?.getTime() ?? now) - now, 1)
    }
    const delay = signInDelay(counted.failures)
    await tx
      .updateTable('sign_in_attempts')
      .set({ locked_until: delay > 0 ? new Date(now + delay * 1000) : null })
      .where('subject', '=', subject)
      .execute()
    await sql`delete from sign_in_attempts where subject in
      (select subject from sign_in_attempts where last_at < ${forgotten} limit ${sweptRows} for update skip locked)`.execute(tx)
    return 0
  })
}

export async function forgetAttempts(db: Db, subject: Buffer): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('subject', '=', subject).execute()
}
