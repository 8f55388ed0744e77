import { vietnamDay } from '#core/lib/calendar.ts'
import type { SessionMessage, UnitMessage } from '#core/protocol/session.ts'
import type { Db } from '../db/database.ts'
import { offlineLeaseDays } from '../commands/session/open-session.ts'
import type { Session } from '../commands/session/find-session.ts'

/** Units with the code and the name that are in force today, or were the last ones of a unit that is no more. */
async function unitMessages(db: Db, unitIds: readonly UnitMessage['unitId'][], now: number): Promise<UnitMessage[]> {
  if (unitIds.length === 0) return []
  const today = vietnamDay(now)
  const rows = await db
    .selectFrom('units as u')
    .innerJoin('unit_names as n', 'n.unit_id', 'u.unit_id')
    .distinctOn('u.unit_id')
    .select(['u.unit_id', 'u.kind', 'u.commune_code', 'u.closed_on', 'n.code', 'n.name', 'n.valid_to'])
    .where('u.unit_id', 'in', unitIds)
    .where('n.valid_from', '<=', today)
    .orderBy('u.unit_id')
    .orderBy('n.valid_from', 'desc')
    .execute()
  return rows
    .map((row): UnitMessage => {
      const isClosed = [row.closed_on, row.valid_to].some((day) => day !== null && day < today)
      const { unit_id: unitId, commune_code: communeCode, code, name, kind } = row
      return { unitId, code, name, kind, communeCode, ...(isClosed ? { closed: true } : {}) }
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

export async function sessionMessage(db: Db, session: Session, escrowPublicKey: string, now: number): Promise<SessionMessage> {
  const { reader, username, post, mustChangePassword } = session
  return {
    user: { userId: reader.userId, username, name: reader.name, post },
    grants: reader.grants.map(({ role, unitId, formKey, reaches }) => ({ role, unitId, formKey, reaches: [...reaches] })),
    units: await unitMessages(db, [...new Set(reader.grants.flatMap((grant) => grant.reaches))], now),
    escrowPublicKey,
    serverTime: new Date(now).toISOString(),
    ...(mustChangePassword ? { mustChangePassword } : {}),
    offlineLeaseDays,
  }
}
