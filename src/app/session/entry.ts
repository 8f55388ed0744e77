import type { Result } from '#core/lib/result.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import type { Api } from '#network/api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { Stored, Vault } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import type { SessionDeps } from './confirm-standing.ts'
import { askNewPassword } from './password-change.ts'
import type { SessionStore } from './session-store.ts'

export interface Entry {
  /** Begins a session with the server and opens the vault of its person; null when it worked. */
  enter(signIn: (api: Api) => Promise<Result<SessionMessage, NetworkFailure>>, password: string): Promise<EntryFailure | null>
  signIn(username: string, password: string): Promise<EntryFailure | null>
}

/** The way in over the network: the server's session, then the vault on this device. */
export function createEntry(deps: SessionDeps, store: SessionStore): Entry {
  const { vaults, door, tabs, now } = deps
  const enter: Entry['enter'] = async (signIn, password) => {
    const answer = await door.enter(signIn, () => true)
    return answer === null ? null : open(answer, password)
  }
  const open = async (answer: Result<SessionMessage, NetworkFailure>, password: string): Promise<EntryFailure | null> => {
    if (!answer.ok) return { kind: 'network', failure: answer.error }
    // Before a vault is made with a password that is about to go.
    if (answer.value.mustChangePassword === true)
      return askNewPassword(deps, answer.value, password, async (vault) => admit({ ok: true, value: vault }))
    const vault = await vaults.openOnline(answer.value, password, now())
    if (!vault.ok && vault.error.kind === 'wrong-passphrase')
      return { kind: 'old-password', open: (old) => rewrap(answer.value, old, password) }
    return admit(vault)
  }
  const rewrap = async (session: SessionMessage, old: string, password: string) => admit(await vaults.rewrap(session, old, password, now()))
  const admit = (vault: Stored<Vault>): EntryFailure | null => {
    if (!vault.ok) return { kind: 'storage', failure: vault.error }
    const before = store.state()
    if (before.kind === 'unlocked') before.vault.close()
    store.apply({ kind: 'locked', cards: [] })
    store.apply({ kind: 'opened', vault: vault.value, standing: 'signed-in' })
    tabs.tell({ kind: 'entered', userId: vault.value.userId })
    return null
  }
  const signIn = (username: string, password: string) =>
    enter((api) => api.signIn({ username, password, deviceId: vaults.deviceId }), password)
  return { enter, signIn }
}
