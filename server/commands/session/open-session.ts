import type { DeviceId, UserId } from '#core/lib/ids.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { hashToken, newToken } from './session-token.ts'

/** A vault may be unlocked so long without an online sign-in; no session outlives it. */
export const offlineLeaseDays = 35

export interface OpenedSession {
  readonly token: string
  readonly maxAgeSeconds: number
}

/** Opens the one session of this person on this device; the one before ends. Refuses a revoked device. */
export async function openSession(db: Db, userId: UserId, deviceId: DeviceId, now: number): Promise<Result<OpenedSession, Refusal>> {
  const token = newToken()
  const at = new Date(now)
  const maxAgeSeconds = offlineLeaseDays * 86_400
  return db.transaction().execute(async (tx) => {
    const device = await tx
      .insertInto('devices')
      .values({ user_id: userId, device_id: deviceId, created_at: at, last_seen_at: at })
      .onConflict((oc) => oc.columns(['user_id', 'device_id']).doUpdateSet({ last_seen_at: at }))
      .returning('revoked_at')
      .executeTakeFirstOrThrow()
    if (device.revoked_at !== null) return refuse(403, 'device.revoked')
    await tx
      .deleteFrom('sessions')
      .where('user_id', '=', userId)
      .where((eb) => eb.or([eb('device_id', '=', deviceId), eb('expires_at', '<', at)]))
      .execute()
    await tx
      .insertInto('sessions')
      .values({
        token_hash: hashToken(token),
        user_id: userId,
        device_id: deviceId,
        created_at: at,
        last_seen_at: at,
        expires_at: new Date(now + maxAgeSeconds * 1000),
      })
      .execute()
    return ok({ token, maxAgeSeconds })
  })
}
