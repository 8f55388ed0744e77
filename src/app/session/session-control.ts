import type { UserId } from '#core/lib/ids.ts'
import type { StorageFailure, VaultCard } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import { signInAgain, type SessionDeps } from './confirm-standing.ts'
import { createEntry } from './entry.ts'
import { createLeaving } from './leave-desk.ts'
import { changeOwnPassword } from './password-change.ts'
import type { SessionState } from './session-state.ts'
import { createSessionStore } from './session-store.ts'
import { createStandingQuestions } from './standing-questions.ts'

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
  /** Gives the unlocked person another password: on the server, then for what lies on this device. */
  changePassword(current: string, next: string): Promise<EntryFailure | null>
  /** Asks the server whether it still knows this person. */
  checkStanding(): Promise<void>
  /** Drops the key, in all tabs of this person; unsent work stays, locked. */
  lock(): Promise<void>
  /** Ends the server's sessions of who has left while it could not be told. */
  endOwed(): Promise<void>
}

export function createSessionControl(deps: SessionDeps): SessionControl {
  const { vaults, door, tabs, now } = deps
  const store = createSessionStore()
  const questions = createStandingQuestions(deps, store)
  const leaving = createLeaving(deps, store, questions)
  const { enter, signIn } = createEntry(deps, store)
  tabs.listen((message) => void leaving.onOtherTab(message))

  return {
    state: store.state,
    subscribe: store.subscribe,
    lock: leaving.lock,
    endOwed: door.settle,
    async start() {
      void door.settle()
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
      // Somebody entered while the key was being unwrapped.
      if (!store.isOpen(vault.value)) {
        vault.value.close()
        return null
      }
      door.forgive(card.userId)
      tabs.tell({ kind: 'entered', userId: card.userId })
      void questions.ask(vault.value, password)
      return null
    },
    async enterAs({ userId, password }) {
      return enter((api) => api.demoSession({ userId, deviceId: vaults.deviceId }), password)
    },
    async renew(password) {
      const state = store.state()
      if (state.kind !== 'unlocked') return null
      const { vault } = state
      return signInAgain(deps, { vault, password, isHere: () => store.isOpen(vault) }, () => questions.answered(vault))
    },
    async changePassword(current, next) {
      const state = store.state()
      return state.kind === 'unlocked' ? changeOwnPassword(deps, state.vault.session(), current, next) : null
    },
    async checkStanding() {
      const state = store.state()
      if (state.kind === 'unlocked') await questions.ask(state.vault, null)
    },
  }
}

const canServerHelp = (failure: StorageFailure): boolean => failure.kind === 'wrong-passphrase' || failure.kind === 'lease-expired'

/** Offline, the device's own answer says more than "no network". */
const serverOr = (online: EntryFailure | null, local: StorageFailure): EntryFailure | null =>
  online?.kind === 'network' && online.failure.kind !== 'problem' && online.failure.kind !== 'unauthorized'
    ? { kind: 'storage', failure: local }
    : online
