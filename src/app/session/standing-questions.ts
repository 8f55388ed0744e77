import type { Vault } from '#storage/vault.ts'
import { confirmStanding, type SessionDeps } from './confirm-standing.ts'
import type { SessionStore } from './session-store.ts'

export interface StandingQuestions {
  /** Asks the server whether it knows the person of this vault; one question at a time for each vault. */
  ask(vault: Vault, password: string | null): Promise<void>
  /** A sign-in has answered it: what is still being asked counts no more. */
  answered(vault: Vault): void
}

export function createStandingQuestions(deps: SessionDeps, store: SessionStore): StandingQuestions {
  let asking: { readonly vault: Vault; readonly done: Promise<void> } | null = null
  const ask = (vault: Vault, password: string | null): Promise<void> => {
    // A question about somebody who sat here before answers nothing about this person.
    if (asking?.vault === vault) return asking.done
    const done = confirmStanding(deps, { vault, password, isHere: () => store.isOpen(vault) }).then((standing) => {
      if (asking?.done !== done) return
      asking = null
      if (store.isOpen(vault)) store.apply({ kind: 'standing', standing })
    })
    asking = { vault, done }
    return done
  }
  return {
    ask,
    answered(vault) {
      if (asking?.vault === vault) asking = null
      if (store.isOpen(vault)) store.apply({ kind: 'standing', standing: 'signed-in' })
    },
  }
}
