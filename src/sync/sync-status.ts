import type { Problem } from '#core/protocol/problem.ts'
import type { StorageFailure } from '#storage/vault.ts'

/**
 * How the exchange with the server stands; never better than the truth. Who acts next:
 * idle → nobody · syncing → the device · offline → the device, once there is a network (a strange network: the person) ·
 * signed-out → the person signs in online · failing → the device tries again, the person reads out the problem if it lasts ·
 * update-required → the person loads the new version of the app. `unsent` counts records of which only this
 * device has something: the record itself, or files of it.
 */
export type SyncStatus =
  /** `lastAt`: when the last round was complete, milliseconds since 1970; null: none in this tab yet. */
  | { readonly kind: 'idle'; readonly lastAt: number | null; readonly unsent: number }
  /**
   * `renewed`: the list of forms is up to date from here on. `received`: how many records have come in this round so far, when
   * there are more. `files`: how many still go up in this round; absent before the first.
   */
  | { readonly kind: 'syncing'; readonly unsent: number; readonly renewed?: true; readonly received?: number; readonly files?: number }
  /** `since`: when the first request failed. */
  | { readonly kind: 'offline'; readonly since: number; readonly strange: boolean; readonly unsent: number }
  | { readonly kind: 'signed-out'; readonly unsent: number }
  | { readonly kind: 'failing'; readonly problem: SyncProblem; readonly unsent: number }
  | { readonly kind: 'update-required'; readonly unsent: number }

export type SyncProblem =
  | { readonly kind: 'server'; readonly problem: Problem }
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** A bug on this device; `name` is the error's, without data of any record. */
  | { readonly kind: 'device'; readonly name: string }
