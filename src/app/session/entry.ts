import type { Result } from '#core/lib/result.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { Stored, Vault } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import type { SessionDeps } from './confirm-standing.ts'
import type { SessionStore } from './session-store.ts'

export interface Entry {
  /** Opens the vault of the session the server gave; null when it worked. */
  open(answer: Result<SessionMessage, NetworkFailure>, password: string): Promise<EntryFailure | null>
  signIn(username: string, password: string): Promise<EntryFailure | null>
}

/** The way in over the network: the server's session, then the vault on this device. */
export function createEntry({ vaults, apiFor, tabs, now }: SessionDeps, store: SessionStore): Entry {
  const open = async (answer: Result<SessionMessage, NetworkFailure>, password: string): Promise<EntryFailure | null> => {
    if (!answer.ok) return { kind: 'network', failure: answer.error }
    const vault = await vaults.openOnline(answer.value, password, now())
    if (!vault.ok && vault.error.kind === 'wrong-passphrase')
      return { kind: 'old-password', open: (old) => rewrap(answer.value, old, password) }
    return enter(vault)
  }
  const rewrap = async (session: SessionMessage, old: string, password: string) => enter(await vaults.rewrap(session, old, password, now()))
  const enter = (vault: Stored<Vault>): EntryFailure | null => {
    if (!vault.ok) return { kind: 'storage', failure: vault.error }
    const before = store.state()
    if (before.kind === 'unlocked') before.vault.close()
    store.apply({ kind: 'locked', cards: [] })
    store.apply({ kind: 'opened', vault: vault.value, standing: 'signed-in' })
    tabs.tell({ kind: 'entered', userId: vault.value.userId })
    return null
  }
  const signIn = async (username: string, password: string) =>
    open(await apiFor(null).signIn({ username, password, deviceId: vaults.deviceId }), password)
  return { open, signIn }
}
