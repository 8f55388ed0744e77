import type { StorageFailure, VaultCard } from '#storage/vault.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import type { SessionDeps } from './confirm-standing.ts'
import type { Entry } from './entry.ts'
import type { SessionStore } from './session-store.ts'
import type { StandingQuestions } from './standing-questions.ts'

/** The way in on this device; over the network when the device alone cannot (changed password, lease over). */
export function createUnlock(
  { vaults, door, tabs, now }: SessionDeps,
  store: SessionStore,
  questions: StandingQuestions,
  signIn: Entry['signIn'],
): (card: VaultCard, password: string) => Promise<EntryFailure | null> {
  return async (card, password) => {
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
  }
}

const canServerHelp = (failure: StorageFailure): boolean => failure.kind === 'wrong-passphrase' || failure.kind === 'lease-expired'

/** Offline, the device's own answer says more than "no network". */
const serverOr = (online: EntryFailure | null, local: StorageFailure): EntryFailure | null =>
  online?.kind === 'network' && online.failure.kind !== 'problem' && online.failure.kind !== 'unauthorized'
    ? { kind: 'storage', failure: local }
    : online
