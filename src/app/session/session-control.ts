import type { UserId } from '#core/lib/ids.ts'
import type { StorageFailure, Vault, VaultCard } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import { confirmStanding, signInAgain, type SessionDeps } from './confirm-standing.ts'
import { createEntry } from './entry.ts'
import type { ServerStanding, SessionState } from './session-state.ts'
import { createSessionStore } from './session-store.ts'
import type { TabMessage } from './session-tabs.ts'

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
  /** Drops the key, in all tabs of this person; unsent work stays, locked. */
  lock(): Promise<void>
}

export function createSessionControl(deps: SessionDeps): SessionControl {
  const { vaults, apiFor, tabs, saveWork, now } = deps
  const store = createSessionStore()

  const isOpen = (vault: Vault): boolean => {
    const state = store.state()
    return state.kind === 'unlocked' && state.vault === vault
  }

  let asking: Promise<void> | null = null
  /** One question at a time: an older answer must not overrule a sign-in that happened meanwhile. */
  const ask = (vault: Vault, password: string | null): Promise<void> => {
    asking ??= confirmStanding(deps, vault, password)
      .then((standing) => applyFor(vault, standing))
      .finally(() => (asking = null))
    return asking
  }
  /** An answer about somebody who has left meanwhile says nothing about who is here now. */
  const applyFor = (vault: Vault, standing: ServerStanding) => {
    if (isOpen(vault)) store.apply({ kind: 'standing', standing })
  }

  const { open, signIn } = createEntry(deps, store)

  const leave = async (vault: Vault) => {
    vault.close()
    const cards = await vaults.cards()
    if (isOpen(vault)) store.apply({ kind: 'locked', cards: cards.ok ? cards.value : [] })
  }

  const lock = async () => {
    const state = store.state()
    if (state.kind !== 'unlocked') return
    const { vault } = state
    // The server forgets the session too: the next person at this device must not work under this name.
    void apiFor(vault.userId).signOut()
    tabs.tell({ kind: 'left', userId: vault.userId })
    await leave(vault)
  }

  /** One person at a time: whoever locks or enters in one tab does so for this one as well. */
  const onOtherTab = async ({ kind, userId }: TabMessage) => {
    const state = store.state()
    if (state.kind !== 'unlocked') return
    const { vault, standing } = state
    if ((userId === vault.userId) === (kind === 'left')) {
      // What cannot be kept was said on this tab's screen already; it is no reason to stay open for the next person.
      await saveWork().catch(() => undefined)
      if (isOpen(vault)) await leave(vault)
    } else if (kind === 'entered' && standing === 'expired') await ask(vault, null)
  }
  tabs.listen((message) => void onOtherTab(message))

  return {
    state: store.state,
    subscribe: store.subscribe,
    lock,
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
      tabs.tell({ kind: 'entered', userId: vault.value.userId })
      void ask(vault.value, password)
      return null
    },
    async enterAs({ userId, password }) {
      return open(await apiFor(null).demoSession({ userId, deviceId: vaults.deviceId }), password)
    },
    async renew(password) {
      const state = store.state()
      if (state.kind !== 'unlocked') return null
      const failure = await signInAgain(deps, state.vault, password)
      if (failure === null) applyFor(state.vault, 'signed-in')
      return failure
    },
    async checkStanding() {
      const state = store.state()
      if (state.kind === 'unlocked') await ask(state.vault, null)
    },
  }
}

const canServerHelp = (failure: StorageFailure): boolean => failure.kind === 'wrong-passphrase' || failure.kind === 'lease-expired'

/** Offline, the device's own answer says more than "no network". */
const serverOr = (online: EntryFailure | null, local: StorageFailure): EntryFailure | null =>
  online?.kind === 'network' && online.failure.kind !== 'problem' && online.failure.kind !== 'unauthorized'
    ? { kind: 'storage', failure: local }
    : online
