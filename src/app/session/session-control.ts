import type { UserId } from '#core/lib/ids.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import type { Api } from '#network/api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { StorageFailure, Vault, VaultCard, Vaults } from '#storage/vault.ts'
import type { Result } from '#core/lib/result.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import { nextSession, type ServerStanding, type SessionEvent, type SessionState } from './session-state.ts'

export interface SessionControl {
  state(): SessionState
  subscribe(listener: () => void): () => void
  /** Reads who has work on this device. */
  start(): Promise<void>
  /** Over the network; makes the vault the first time, renews its lease later. Null when it worked. */
  signIn(username: string, password: string): Promise<EntryFailure | null>
  /** On this device; over the network when the device alone cannot (changed password, lease over). */
  unlock(card: VaultCard, password: string): Promise<EntryFailure | null>
  /** Demonstration: as one of the city's people. */
  enterAs(person: { readonly userId: UserId; readonly password: string }): Promise<EntryFailure | null>
  /** Signs the unlocked person in again after the server forgot the session. */
  renew(password: string): Promise<EntryFailure | null>
  /** Asks the server whether it still knows this person. */
  checkStanding(): Promise<void>
  /** Drops the key; unsent work stays, locked. */
  lock(): Promise<void>
}

export interface SessionDeps {
  readonly vaults: Vaults
  readonly api: Api
  readonly now: () => number
}

export function createSessionControl(deps: SessionDeps): SessionControl {
  const { vaults, api, now } = deps
  const store = createStore()

  let asking: Promise<void> | null = null
  /** One question at a time: an older answer must not overrule a sign-in that happened meanwhile. */
  const ask = (vault: Vault, password: string | null): Promise<void> => {
    asking ??= confirm(deps, vault, password)
      .then((standing) => applyFor(vault, standing))
      .finally(() => (asking = null))
    return asking
  }
  /** An answer about somebody who has left meanwhile says nothing about who is here now. */
  const applyFor = (vault: Vault, standing: ServerStanding) => {
    const state = store.state()
    if (state.kind === 'unlocked' && state.vault === vault) store.apply({ kind: 'standing', standing })
  }

  const open = async (answer: Result<SessionMessage, NetworkFailure>, password: string): Promise<EntryFailure | null> => {
    if (!answer.ok) return { kind: 'network', failure: answer.error }
    const vault = await vaults.openOnline(answer.value, password, now())
    if (!vault.ok) return { kind: 'storage', failure: vault.error }
    closeUnlocked(store.state())
    store.apply({ kind: 'locked', cards: [] })
    store.apply({ kind: 'opened', vault: vault.value, standing: 'signed-in' })
    return null
  }
  const signIn = async (username: string, password: string) =>
    open(await api.signIn({ username, password, deviceId: vaults.deviceId }), password)

  return {
    state: store.state,
    subscribe: store.subscribe,
    async start() {
      const cards = await vaults.cards()
      store.apply(cards.ok ? { kind: 'cards-read', cards: cards.value } : { kind: 'failed', failure: cards.error })
    },
    signIn,
    async unlock(card, password) {
      const vault = await vaults.unlock(card.userId, password, now())
      if (!vault.ok)
        return canServerHelp(vault.error)
          ? serverOr(await signIn(card.username, password), vault.error)
          : { kind: 'storage', failure: vault.error }
      store.apply({ kind: 'opened', vault: vault.value, standing: 'unknown' })
      void ask(vault.value, password)
      return null
    },
    async enterAs({ userId, password }) {
      return open(await api.demoSession({ userId, deviceId: vaults.deviceId }), password)
    },
    async renew(password) {
      const state = store.state()
      if (state.kind !== 'unlocked') return null
      const answer = await api.signIn({ username: state.vault.session().user.username, password, deviceId: vaults.deviceId })
      if (!answer.ok) return { kind: 'network', failure: answer.error }
      await state.vault.putSession(answer.value, now())
      store.apply({ kind: 'standing', standing: 'signed-in' })
      return null
    },
    async checkStanding() {
      const state = store.state()
      if (state.kind === 'unlocked') await ask(state.vault, null)
    },
    async lock() {
      closeUnlocked(store.state())
      // The server forgets the session too: the next person at this device must not work under this name.
      void api.signOut()
      const cards = await vaults.cards()
      store.apply({ kind: 'locked', cards: cards.ok ? cards.value : [] })
    },
  }
}

function createStore() {
  let state: SessionState = { kind: 'starting' }
  const listeners = new Set<() => void>()
  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    apply(event: SessionEvent) {
      const next = nextSession(state, event)
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
  }
}

const closeUnlocked = (state: SessionState): void => {
  if (state.kind === 'unlocked') state.vault.close()
}

const canServerHelp = (failure: StorageFailure): boolean => failure.kind === 'wrong-passphrase' || failure.kind === 'lease-expired'

/** Offline, the device's own answer says more than "no network". */
const serverOr = (online: EntryFailure | null, local: StorageFailure): EntryFailure | null =>
  online?.kind === 'network' && online.failure.kind !== 'problem' && online.failure.kind !== 'unauthorized'
    ? { kind: 'storage', failure: local }
    : online

/**
 * Whether the server's session is this person's. Another person's cookie on a shared device counts as none:
 * nothing may be sent under a foreign name. With the password at hand the person is signed in again.
 */
async function confirm({ api, vaults, now }: SessionDeps, vault: Vault, password: string | null): Promise<ServerStanding> {
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
