import type { Vault, Vaults } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import type { ApiFor } from './api-for.ts'
import type { ServerStanding } from './session-state.ts'
import type { SessionTabs } from './session-tabs.ts'

export interface SessionDeps {
  readonly vaults: Vaults
  readonly apiFor: ApiFor
  readonly tabs: SessionTabs
  /** Stores what is being typed in this tab. */
  readonly saveWork: () => Promise<unknown>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Signs an unlocked person in again after the server forgot the session. Null when it worked. */
export async function signInAgain({ vaults, apiFor, now }: SessionDeps, vault: Vault, password: string): Promise<EntryFailure | null> {
  const answer = await apiFor(null).signIn({ username: vault.session().user.username, password, deviceId: vaults.deviceId })
  if (!answer.ok) return { kind: 'network', failure: answer.error }
  const kept = await vault.putSession(answer.value, now())
  return kept.ok ? null : { kind: 'storage', failure: kept.error }
}

/**
 * Whether the server's session is this person's. Another person's cookie on a shared device counts as none:
 * nothing may be sent under a foreign name. With the password at hand the person is signed in again.
 */
export async function confirmStanding(
  { apiFor, vaults, now }: SessionDeps,
  vault: Vault,
  password: string | null,
): Promise<ServerStanding> {
  const api = apiFor(vault.userId)
  let answer = await api.session()
  if (!answer.ok && answer.error.kind !== 'unauthorized') return 'unknown'
  if (!answer.ok || answer.value.user.userId !== vault.userId) {
    if (password === null) return 'expired'
    answer = await api.signIn({ username: vault.session().user.username, password, deviceId: vaults.deviceId })
    if (!answer.ok) return answer.error.kind === 'unauthorized' ? 'expired' : 'unknown'
  }
  await vault.putSession(answer.value, now())
  return 'signed-in'
}
