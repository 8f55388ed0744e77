import { err, ok, type Result } from '#core/lib/result.ts'
import type { RoundDeps } from './round-deps.ts'
import { networkTrouble, storageTrouble, type SyncTrouble } from './sync-trouble.ts'

/** Makes sure that the cookie is this person's (another may have signed in on a shared computer), and renews the lease. */
export async function sessionRound({ vault, api, clock, onHeard }: RoundDeps): Promise<Result<void, SyncTrouble>> {
  const session = await api.session()
  if (!session.ok) return err(networkTrouble(session.error))
  onHeard()
  if (session.value.user.userId !== vault.userId) return err({ kind: 'other-user' })
  const stored = await vault.putSession(session.value, clock())
  if (!stored.ok) return err(storageTrouble(stored.error))
  return ok(undefined)
}

/**
 * Hands over the escrow of the vault's key while the server does not have it. It is kept for the release procedure, which could
 * open the drafts after a forgotten password; releasing is not built yet.
 */
export async function escrowRound({ vault, api }: RoundDeps): Promise<Result<void, SyncTrouble>> {
  const escrow = await vault.escrowWrap()
  if (!escrow.ok) return err(storageTrouble(escrow.error))
  if (escrow.value === null) return ok(undefined)
  const answer = await api.escrow(vault.deviceId, escrow.value)
  if (!answer.ok) return err(networkTrouble(answer.error))
  const noted = await vault.escrowDelivered()
  return noted.ok ? ok(undefined) : err(storageTrouble(noted.error))
}
