import type { TFunction } from 'i18next'
import { PASSWORD_MIN_LENGTH } from '#core/protocol/session.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { StorageFailure } from '#storage/vault.ts'
import { networkText, storageText } from './failure-text.ts'

/**
 * Why nobody could enter. `old-password`: the account's password was changed elsewhere; the one before opens what lies
 * on this device, once, by `open`. `new-password`: the password was given by somebody else, and nothing opens before `change` to
 * one's own. `password-refused`: the server did not change it. `half-changed`: the server did, the vault on this device did not;
 * the next sign-in asks for the old one.
 */
export type EntryFailure =
  | { readonly kind: 'old-password'; readonly open: (oldPassword: string) => Promise<EntryFailure | null> }
  | NewPassword
  | { readonly kind: 'password-refused'; readonly failure: NetworkFailure }
  | { readonly kind: 'half-changed'; readonly failure: StorageFailure }
  | { readonly kind: 'network'; readonly failure: NetworkFailure }
  | { readonly kind: 'storage'; readonly failure: StorageFailure }

export interface NewPassword {
  readonly kind: 'new-password'
  readonly username: string
  /** The one just used, for a first look at what is typed; never shown. */
  readonly given: string
  readonly change: (next: string) => Promise<EntryFailure | null>
  /** The person goes away instead: ends the session. */
  readonly cancel: () => void
}

/** Words for a failed sign-in or unlock: here 401 means a wrong password, not an ended session. */
export function entryText(t: TFunction, failure: EntryFailure): string {
  if (failure.kind === 'old-password') return t('signIn.oldPassword')
  if (failure.kind === 'new-password') return t('password.lead')
  if (failure.kind === 'password-refused') return refusedText(t, failure.failure)
  if (failure.kind === 'half-changed') return t('password.halfChanged', { reason: storageText(t, failure.failure) })
  if (failure.kind === 'storage') return storageText(t, failure.failure)
  const { failure: network } = failure
  if (network.kind === 'unauthorized' || (network.kind === 'problem' && network.problem.status === 401)) return t('signIn.wrong')
  if (network.kind === 'problem' && network.problem.code === 'session.slow-down') return t('signIn.tooMany')
  return networkText(t, network)
}

const refusals: ReadonlyMap<string, string> = new Map([
  ['password.wrong', 'password.wrong'],
  ['password.too-short', 'password.tooShort'],
  ['password.same', 'password.same'],
  ['password.shared', 'password.shared'],
  ['session.slow-down', 'signIn.tooMany'],
])

function refusedText(t: TFunction, failure: NetworkFailure): string {
  if (failure.kind === 'offline' || failure.kind === 'timeout') return t('password.noAnswer')
  const words = failure.kind === 'problem' ? refusals.get(failure.problem.code) : undefined
  return words === undefined ? networkText(t, failure) : t(words, { count: PASSWORD_MIN_LENGTH })
}
