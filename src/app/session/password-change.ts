import type { SessionMessage } from '#core/protocol/session.ts'
import type { Vault } from '#storage/vault.ts'
import type { EntryFailure, NewPassword } from '#workspace/entry-failure.ts'
import type { SessionDeps } from './confirm-standing.ts'

/** What follows once server and vault have the new password: takes the vault just opened, or closes it. */
type Take = (vault: Vault) => Promise<EntryFailure | null>

/**
 * After a sign-in with a password that somebody else gave. A vault is made with the new one, or one that is there is wrapped
 * anew: from the given password, or from an older one, for which is asked then.
 */
export function askNewPassword(deps: SessionDeps, answer: SessionMessage, given: string, take: Take): NewPassword {
  const { door } = deps
  const { userId, username } = answer.user
  return {
    kind: 'new-password',
    username,
    given,
    change: passwordChange(deps, { ...answer, mustChangePassword: false }, given, take),
    cancel: () => {
      door.owe(userId)
      void door.settle()
    },
  }
}

/** The person who sits here wants another password. The open vault goes on as it is: its key stays the same. */
export const changeOwnPassword = (
  deps: SessionDeps,
  session: SessionMessage,
  current: string,
  next: string,
): Promise<EntryFailure | null> =>
  passwordChange(deps, session, current, async (again) => {
    again.close()
    return null
  })(next)

/**
 * The server first, then the vault: when the device stops between the two, the vault still opens with the password before, and
 * the next sign-in asks for it.
 */
function passwordChange({ apiFor, vaults, now }: SessionDeps, session: SessionMessage, before: string, take: Take) {
  // What the server has by now. A second try after the vault alone failed must not change it again.
  let current = before
  let changed = false
  const rewrap = async (old: string, next: string): Promise<EntryFailure | null> => {
    const vault = await vaults.rewrap(session, old, next, now())
    if (vault.ok) return take(vault.value)
    return vault.error.kind === 'wrong-passphrase'
      ? { kind: 'storage', failure: vault.error }
      : { kind: 'half-changed', failure: vault.error }
  }
  return async (next: string): Promise<EntryFailure | null> => {
    if (!changed || next !== current) {
      const answer = await apiFor(session.user.userId).changePassword({ current, next })
      if (!answer.ok) return { kind: 'password-refused', failure: answer.error }
      current = next
      changed = true
    }
    const failure = await rewrap(before, next)
    return failure?.kind === 'storage' && failure.failure.kind === 'wrong-passphrase'
      ? { kind: 'old-password', open: (old) => rewrap(old, next) }
      : failure
  }
}
