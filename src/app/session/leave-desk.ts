import type { Vault } from '#storage/vault.ts'
import type { SessionDeps } from './confirm-standing.ts'
import type { SessionStore } from './session-store.ts'
import type { TabMessage } from './session-tabs.ts'
import type { StandingQuestions } from './standing-questions.ts'

export interface Leaving {
  /** Drops the key, here and in all tabs of the person; the server forgets the session, as soon as it can be told. */
  lock(): Promise<void>
  /** One person at a time: who locks or enters in another tab does so for this one as well. */
  onOtherTab(message: TabMessage): Promise<void>
}

export function createLeaving({ vaults, door, tabs, saveWork }: SessionDeps, store: SessionStore, { ask }: StandingQuestions): Leaving {
  const leave = async (vault: Vault) => {
    vault.close()
    const cards = await vaults.cards()
    if (store.isOpen(vault)) store.apply({ kind: 'locked', cards: cards.ok ? cards.value : [] })
  }
  /** Whoever sits here next must not work under this name. */
  const endSession = (vault: Vault) => {
    door.owe(vault.userId)
    void door.settle()
  }
  return {
    async lock() {
      const state = store.state()
      if (state.kind !== 'unlocked') return
      const left = leave(state.vault)
      tabs.tell({ kind: 'left', userId: state.vault.userId })
      endSession(state.vault)
      await left
    },
    async onOtherTab({ kind, userId }) {
      const state = store.state()
      if (state.kind !== 'unlocked') return
      const { vault, standing } = state
      if (kind === 'entered' && userId === vault.userId) {
        if (standing === 'expired') await ask(vault, null)
        return
      }
      if (kind === 'left' && userId !== vault.userId) return
      // What cannot be kept was said on this tab's screen already; it is no reason to stay open for the next person.
      await saveWork().catch(() => undefined)
      if (store.isOpen(vault)) await leave(vault)
      // Who locks ends the session themselves; who enters without a network does not.
      if (kind === 'entered') endSession(vault)
    },
  }
}
