import type { TFunction } from 'i18next'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { StorageFailure } from '#storage/vault.ts'
import { networkText, storageText } from './failure-text.ts'

/**
 * Why nobody could enter. `old-password`: the account's password was changed elsewhere; the one before opens what lies
 * on this device, once, by `open`.
 */
export type EntryFailure =
  | { readonly kind: 'old-password'; readonly open: (oldPassword: string) => Promise<EntryFailure | null> }
  | { readonly kind: 'network'; readonly failure: NetworkFailure }
  | { readonly kind: 'storage'; readonly failure: StorageFailure }

/** Words for a failed sign-in or unlock: here 401 means a wrong password, not an ended session. */
export function entryText(t: TFunction, failure: EntryFailure): string {
  if (failure.kind === 'old-password') return t('signIn.oldPassword')
  if (failure.kind === 'storage') return storageText(t, failure.failure)
  const { failure: network } = failure
  if (network.kind === 'unauthorized' || (network.kind === 'problem' && network.problem.status === 401)) return t('signIn.wrong')
  if (network.kind === 'problem' && network.problem.status === 429) return t('signIn.tooMany')
  return networkText(t, network)
}
