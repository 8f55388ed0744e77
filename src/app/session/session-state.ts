import type { StorageFailure, Vault, VaultCard } from '#storage/vault.ts'

/**
 * Who sits at this device, and who acts next:
 * starting → the device · no-session → a person signs in online (no vault here yet) · locked → a person unlocks, or signs in online ·
 * unlocked → the person works · blocked → a person, as the words of the failure say.
 */
export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'no-session' }
  | { readonly kind: 'locked'; readonly cards: readonly VaultCard[] }
  | { readonly kind: 'unlocked'; readonly vault: Vault; readonly standing: ServerStanding }
  | { readonly kind: 'blocked'; readonly failure: StorageFailure }

/** Whether the server knows this session: `unknown` while not reached yet, `expired` when it asked for a new sign-in. */
export type ServerStanding = 'unknown' | 'signed-in' | 'expired'

export type SessionEvent =
  | { readonly kind: 'cards-read'; readonly cards: readonly VaultCard[] }
  | { readonly kind: 'opened'; readonly vault: Vault; readonly standing: ServerStanding }
  | { readonly kind: 'standing'; readonly standing: ServerStanding }
  | { readonly kind: 'locked'; readonly cards: readonly VaultCard[] }
  | { readonly kind: 'failed'; readonly failure: StorageFailure }

const rest = (cards: readonly VaultCard[]): SessionState => (cards.length === 0 ? { kind: 'no-session' } : { kind: 'locked', cards })

/** The state after an event. An event that does not fit leaves the state as it is: late answers must not unlock or lock anything. */
export function nextSession(state: SessionState, event: SessionEvent): SessionState {
  switch (event.kind) {
    case 'cards-read':
      return state.kind === 'unlocked' ? state : rest(event.cards)
    case 'opened':
      return state.kind === 'unlocked' ? state : { kind: 'unlocked', vault: event.vault, standing: event.standing }
    case 'standing':
      return state.kind === 'unlocked' && state.standing !== event.standing ? { ...state, standing: event.standing } : state
    case 'locked':
      return state.kind === 'unlocked' ? rest(event.cards) : state
    case 'failed':
      return state.kind === 'unlocked' ? state : { kind: 'blocked', failure: event.failure }
  }
}
