import type { SessionMessage } from '#core/protocol/session.ts'
import type { Vault, Vaults } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import type { ApiFor } from './api-for.ts'
import { askNewPassword } from './password-change.ts'
import type { ServerDoor } from './server-door.ts'
import type { ServerStanding } from './session-state.ts'
import type { SessionTabs } from './session-tabs.ts'

export interface SessionDeps {
  readonly vaults: Vaults
  readonly apiFor: ApiFor
  readonly door: ServerDoor
  readonly tabs: SessionTabs
  /** Stores what is being typed in this tab. */
  readonly saveWork: () => Promise<unknown>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export interface StandingQuestion {
  readonly vault: Vault
  /** Null: not at hand any more. */
  readonly password: string | null
  /** Whether the person still sits here. Nothing may be begun for somebody who has left. */
  readonly isHere: () => boolean
}

/**
 * Signs an unlocked person in again after the server forgot the session. Null when it worked, or the person has left.
 * @param onSignedIn told when it worked, also when the person first had to give another password
 */
export async function signInAgain(
  deps: SessionDeps,
  { vault, password, isHere }: StandingQuestion & { readonly password: string },
  onSignedIn: () => void,
): Promise<EntryFailure | null> {
  const { vaults, door, now } = deps
  const request = { username: vault.session().user.username, password, deviceId: vaults.deviceId }
  const answer = await door.enter((api) => api.signIn(request), isHere)
  if (answer === null) return null
  if (!answer.ok) return { kind: 'network', failure: answer.error }
  const keep = async (session: SessionMessage): Promise<EntryFailure | null> => {
    const kept = await vault.putSession(session, now())
    if (!kept.ok) return { kind: 'storage', failure: kept.error }
    onSignedIn()
    return null
  }
  if (answer.value.mustChangePassword !== true) return keep(answer.value)
  return askNewPassword(deps, answer.value, password, async (changed) => {
    const session = changed.session()
    changed.close()
    return keep(session)
  })
}

/**
 * Whether the server's session is this person's. Another person's cookie on a shared device counts as none:
 * nothing may be sent under a foreign name. With the password at hand the person is signed in again.
 */
export async function confirmStanding(deps: SessionDeps, { vault, password, isHere }: StandingQuestion): Promise<ServerStanding> {
  await deps.door.settle()
  if (!isHere()) return 'unknown'
  const answer = await deps.apiFor(vault.userId).session()
  if (!isHere()) return 'unknown'
  if (answer.ok && answer.value.user.userId === vault.userId) {
    await vault.putSession(answer.value, deps.now())
    return 'signed-in'
  }
  // Somebody else gave this person a new password: the next sign-in leads to changing it.
  if (!answer.ok && answer.error.kind === 'problem' && answer.error.problem.code === 'password.change') return 'expired'
  if (!answer.ok && answer.error.kind !== 'unauthorized') return 'unknown'
  if (password === null) return 'expired'
  const failure = await signInAgain(deps, { vault, password, isHere }, () => undefined)
  if (failure?.kind === 'new-password') return 'expired'
  if (failure?.kind !== 'network') return 'signed-in'
  return failure.failure.kind === 'unauthorized' ? 'expired' : 'unknown'
}
