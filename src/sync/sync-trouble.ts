import type { NetworkFailure } from '#network/network-failure.ts'
import type { StorageFailure } from '#storage/vault.ts'
import type { SyncProblem, SyncStatus } from './sync-status.ts'

/** Why a round could not be completed. */
export type SyncTrouble =
  | { readonly kind: 'network'; readonly failure: NetworkFailure }
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** The server's session is somebody else's: nothing may be sent under a foreign name. */
  | { readonly kind: 'other-user' }
  | { readonly kind: 'bug'; readonly name: string }

export const networkTrouble = (failure: NetworkFailure): SyncTrouble => ({ kind: 'network', failure })
export const storageTrouble = (failure: StorageFailure): SyncTrouble => ({ kind: 'storage', failure })

/** The status that tells of the trouble. `since`: when the network was first missed. */
export function troubleStatus(trouble: SyncTrouble, since: number, unsent: number): SyncStatus {
  switch (trouble.kind) {
    case 'other-user':
      return { kind: 'signed-out', unsent }
    case 'storage':
      return failing({ kind: 'storage', failure: trouble.failure }, unsent)
    case 'bug':
      return failing({ kind: 'device', name: trouble.name }, unsent)
    case 'network':
      return networkStatus(trouble.failure, since, unsent)
  }
}

const failing = (problem: SyncProblem, unsent: number): SyncStatus => ({ kind: 'failing', problem, unsent })

function networkStatus(failure: NetworkFailure, since: number, unsent: number): SyncStatus {
  switch (failure.kind) {
    case 'offline':
    case 'timeout':
    case 'strange':
      return { kind: 'offline', since, strange: failure.kind === 'strange', unsent }
    case 'unauthorized':
      return { kind: 'signed-out', unsent }
    case 'problem':
      // Somebody gave this person a new password; signing in leads to changing it.
      if (failure.problem.code === 'password.change') return { kind: 'signed-out', unsent }
      return failure.problem.status === 426
        ? { kind: 'update-required', unsent }
        : failing({ kind: 'server', problem: failure.problem }, unsent)
  }
}

/** A person must act first, or the device would only knock at a closed door. */
export const waitsForPerson = (status: SyncStatus): boolean => status.kind === 'signed-out' || status.kind === 'update-required'

/** How long the server asked to wait, milliseconds; 0: it did not. */
export const askedToWait = (trouble: SyncTrouble): number =>
  trouble.kind === 'network' && trouble.failure.kind === 'problem' ? (trouble.failure.retryAfter ?? 0) : 0

/** For the sync log: codes only, nothing of a record. */
export function troubleText(trouble: SyncTrouble): string {
  if (trouble.kind === 'other-user') return 'other-user'
  if (trouble.kind === 'bug') return trouble.name
  const { failure } = trouble
  return failure.kind === 'problem' ? `${failure.problem.status} ${failure.problem.code} ${failure.problem.requestId}`.trim() : failure.kind
}
