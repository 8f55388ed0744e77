import type { UserId } from '#core/lib/ids.ts'
import type { VaultCard } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import { signInAgain, type SessionDeps } from './confirm-standing.ts'
import { createEntry } from './entry.ts'
import { createLeaving } from './leave-desk.ts'
import { changeOwnPassword } from './password-change.ts'
import { createQuickLock, type QuickLock, type QuickLockDeps } from './quick-lock.ts'
import type { SessionState } from './session-state.ts'
import { createSessionStore } from './session-store.ts'
import { createStandingQuestions } from './standing-questions.ts'
import { createUnlock } from './unlock.ts'

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
  /** Drops the key, in all tabs of this person, and the PIN; unsent work stays, locked. */
  lock(): Promise<void>
  readonly quick: QuickLock
  /** Ends the server's sessions of who has left while it could not be told. */
  endOwed(): Promise<void>
}

export function createSessionControl(deps: SessionDeps & QuickLockDeps): SessionControl {
  const { vaults, door, tabs } = deps
  const store = createSessionStore()
  const questions = createStandingQuestions(deps, store)
  const leaving = createLeaving(deps, store, questions)
  const { enter, signIn } = createEntry(deps, store)
  const unlock = createUnlock(deps, store, questions, signIn)
  const quick = createQuickLock(deps, store, { lock: leaving.lock, unlock })
  tabs.listen((message) => {
    quick.heard(message)
    void leaving.onOtherTab(message)
  })

  return {
    state: store.state,
    subscribe: store.subscribe,
    quick,
    async lock() {
      quick.dropPin()
      await leaving.lock()
    },
    endOwed: door.settle,
    async start() {
      void door.settle()
      const cards = await vaults.cards()
      store.apply(cards.ok ? { kind: 'cards-read', cards: cards.value } : { kind: 'failed', failure: cards.error })
    },
    signIn,
    unlock,
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
      if (state.kind !== 'unlocked') return null
      // It opens with the password before.
      quick.dropPin()
      return changeOwnPassword(deps, state.vault.session(), current, next)
    },
    async checkStanding() {
      const state = store.state()
      if (state.kind === 'unlocked') await questions.ask(state.vault, null)
    },
  }
}
