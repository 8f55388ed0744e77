import type { Vault } from '#storage/vault.ts'
import { nextSession, type SessionEvent, type SessionState } from './session-state.ts'

export interface SessionStore {
  state(): SessionState
  subscribe(listener: () => void): () => void
  apply(event: SessionEvent): void
  /** Whether the person of this vault still sits here. */
  isOpen(vault: Vault): boolean
}

/** Holds the state of the session and tells who listens. */
export function createSessionStore(): SessionStore {
  let state: SessionState = { kind: 'starting' }
  const listeners = new Set<() => void>()
  return {
    state: () => state,
    isOpen: (vault) => state.kind === 'unlocked' && state.vault === vault,
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
