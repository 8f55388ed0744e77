import type { Vault, Vaults } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import type { ApiFor } from './api-for.ts'
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

/** Signs an unlocked person in again after the server forgot the session. Null when it worked, or the person has left. */
export async function signInAgain(
  { vaults, door, now }: SessionDeps,
  { vault, password, isHere }: StandingQuestion & { readonly password: string },
): Promise<EntryFailure | null> {
  const request = { username: vault.session().user.username, password, deviceId: vaults.deviceId }
  const answer = await door.enter((api) => api.signIn(request), isHere)
  if (answer === null) return null
  if (!answer.ok) return { kind: 'network', failure: answer.error }
  const kept = await vault.putSession(answer.value, now())
  return kept.ok ? null : { kind: 'storage', failure: kept.error }
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
  if (!answer.ok && answer.error.kind !== 'unauthorized') return 'unknown'
  if (password === null) return 'expired'
  const failure = await signInAgain(deps, { vault, password, isHere })
  if (failure?.kind !== 'network') return 'signed-in'
  return failure.failure.kind === 'unauthorized' ? 'expired' : 'unknown'
}
