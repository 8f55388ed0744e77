import { vietnamDay } from '#core/lib/calendar.ts'
import type { SessionMessage, UnitMessage } from '#core/protocol/session.ts'
import type { Db } from '../db/database.ts'
import { offlineLeaseDays } from '../commands/session/open-session.ts'
import type { Session } from '../commands/session/find-session.ts'

/** Units with the code and the name that are in force today. */
async function unitMessages(db: Db, unitIds: readonly UnitMessage['unitId'][], now: number): Promise<UnitMessage[]> {
  if (unitIds.length === 0) return []
  const today = vietnamDay(now)
  const rows = await db
    .selectFrom('units as u')
    .innerJoin('unit_names as n', 'n.unit_id', 'u.unit_id')
    .select(['u.unit_id', 'u.kind', 'u.commune_code', 'n.code', 'n.name'])
    .where('u.unit_id', 'in', unitIds)
    .where('n.valid_from', '<=', today)
    .where((eb) => eb.or([eb('n.valid_to', 'is', null), eb('n.valid_to', '>=', today)]))
    .orderBy('n.code')
    .execute()
  return rows.map((row) => ({ unitId: row.unit_id, code: row.code, name: row.name, kind: row.kind, communeCode: row.commune_code }))
}

export async function sessionMessage(db: Db, session: Session, escrowPublicKey: string, now: number): Promise<SessionMessage> {
  const { reader, username, post, mustChangePassword } = session
  return {
    user: { userId: reader.userId, username, name: reader.name, post },
    grants: reader.grants.map(({ role, unitId, formKey }) => ({ role, unitId, formKey })),
    units: await unitMessages(db, [...new Set(reader.grants.map((grant) => grant.unitId))], now),
    escrowPublicKey,
    serverTime: new Date(now).toISOString(),
    ...(mustChangePassword ? { mustChangePassword } : {}),
    offlineLeaseDays,
  }
}
