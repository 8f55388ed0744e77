import type { UserId } from '#core/lib/ids.ts'
import type { VaultCard } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import type { PinFailure } from '#workspace/pin-failure.ts'
import type { SessionDeps } from './confirm-standing.ts'
import type { QuickPin } from './quick-pin.ts'
import type { SessionStore } from './session-store.ts'
import type { TabMessage } from './session-tabs.ts'

/** Locking for a moment: everything is closed as by a lock, and a PIN opens this tab again. */
export interface QuickLock {
  /** Whose PIN this tab knows. */
  holder(): UserId | null
  subscribe(listener: () => void): () => void
  /** A PIN for who works in this tab; the password is looked at first. Null when it is set. */
  setPin(password: string, pin: string): Promise<EntryFailure | null>
  dropPin(): void
  lock(): Promise<void>
  unlock(card: VaultCard, pin: string): Promise<PinFailure | null>
}

export interface QuickLockDeps {
  readonly pin: QuickPin
  /** How long a PIN opens a locked tab, in milliseconds. */
  readonly pinLasts: (userId: UserId) => number
}

interface Doors {
  readonly lock: () => Promise<void>
  readonly unlock: (card: VaultCard, password: string) => Promise<EntryFailure | null>
}

export function createQuickLock(
  { vaults, pin, pinLasts, now }: SessionDeps & QuickLockDeps,
  store: SessionStore,
  { lock, unlock }: Doors,
): QuickLock & { readonly heard: (message: TabMessage) => void } {
  // By whichever way somebody has entered in this tab: who is back keeps the PIN, and nobody's locks keep that of another.
  let isOpen = false
  store.subscribe(() => {
    const state = store.state()
    const hasEntered = state.kind === 'unlocked' && !isOpen
    isOpen = state.kind === 'unlocked'
    if (!hasEntered || pin.holder() === null) return
    if (state.vault.userId === pin.holder()) pin.keep()
    else pin.forget()
  })
  return {
    holder: pin.holder,
    subscribe: pin.subscribe,
    dropPin: pin.forget,
    /** Who locks in full or enters elsewhere means this tab as well. */
    heard({ kind, userId }) {
      if (kind === 'left' || userId !== pin.holder()) pin.forget()
    },
    async setPin(password, next) {
      const state = store.state()
      if (state.kind !== 'unlocked') return { kind: 'storage', failure: { kind: 'locked' } }
      const { userId } = state.vault
      const again = await vaults.unlock(userId, password, now())
      if (!again.ok) return { kind: 'storage', failure: again.error }
      again.value.close()
      await pin.set(userId, password, next)
      if (!store.isOpen(state.vault)) pin.forget()
      return null
    },
    async lock() {
      const state = store.state()
      if (state.kind !== 'unlocked') return
      pin.keepFor(pinLasts(state.vault.userId))
      await lock()
    },
    async unlock(card, typed) {
      const answer = pin.holder() === card.userId ? await pin.open(typed) : ({ kind: 'gone' } as const)
      if (answer.kind !== 'open') return answer
      const failure = await unlock(card, answer.password)
      if (failure === null) return null
      pin.forget()
      return { kind: 'entry', failure }
    },
  }
}
