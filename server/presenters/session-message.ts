import type { SessionMessage } from '#core/protocol/session.ts'
import type { Db } from '../db/database.ts'
import { unitMessages } from './unit-messages.ts'
import { offlineLeaseDays } from '../commands/session/open-session.ts'
import type { Session } from '../commands/session/find-session.ts'

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
