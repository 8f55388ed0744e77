import type { DeviceId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import type { Reader } from '../../policies/reader.ts'
import { loadTests } from './load-tests.ts'
import { loadGrants } from './load-grants.ts'
import { hashToken } from './session-token.ts'

export interface Session {
  readonly tokenHash: Buffer
  readonly deviceId: DeviceId
  readonly username: string
  readonly post: string
  /** The password is one that somebody else gave: nothing is done before it is changed. */
  readonly mustChangePassword: boolean
  readonly reader: Reader
}

/** A day without contact ends a session; unlocking the vault opens a new one with the same password. */
const idleMillis = 24 * 3600_000
/** How exactly we know when a session was last used: not worth a write per request. */
const touchMillis = 5 * 60_000

/** The session of a cookie, or null when it is unknown, over, idle too long, of a disabled person or a revoked device. */
export async function findSession(db: Db, token: string, now: number): Promise<Session | null> {
  const tokenHash = hashToken(token)
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.user_id', 's.user_id')
    .leftJoin('devices as d', (join) => join.onRef('d.user_id', '=', 's.user_id').onRef('d.device_id', '=', 's.device_id'))
    .select(['s.user_id', 's.device_id', 's.last_seen_at', 'u.username', 'u.name', 'u.post', 'u.must_change_password'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', new Date(now))
    .where('s.last_seen_at', '>', new Date(now - idleMillis))
    .where('u.status', '=', 'active')
    .where('d.revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  if (now - row.last_seen_at.getTime() > touchMillis) {
    await db
      .updateTable('sessions')
      .set({ last_seen_at: new Date(now) })
      .where('token_hash', '=', tokenHash)
      .execute()
  }
  const [grants, tests] = await Promise.all([loadGrants(db, row.user_id, now), loadTests(db, row.user_id)])
  return {
    tokenHash,
    deviceId: row.device_id,
    username: row.username,
    post: row.post,
    mustChangePassword: row.must_change_password,
    reader: { userId: row.user_id, name: row.name, grants, tests },
  }
}
