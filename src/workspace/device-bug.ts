import type { StorageFailure } from '#storage/vault.ts'

/** A bug on this device kept something from being done; `name` is the error's, without data of any record. */
export interface DeviceBug {
  readonly kind: 'bug'
  readonly name: string
}

/** Why the text on the screen is not on the device. */
export type SaveFailure = StorageFailure | DeviceBug

export const deviceBug = (error: unknown): DeviceBug => ({ kind: 'bug', name: error instanceof Error ? error.name : 'unknown' })
