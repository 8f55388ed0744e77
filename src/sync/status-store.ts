import type { SyncStatus } from './sync-status.ts'

export interface StatusStore {
  /** The same object until something changes. */
  status(): SyncStatus
  set(next: SyncStatus): void
  subscribe(listener: () => void): () => void
}

export function createStatusStore(): StatusStore {
  let status: SyncStatus = { kind: 'idle', lastAt: null, unsent: 0 }
  const listeners = new Set<() => void>()
  return {
    status: () => status,
    set(next) {
      status = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
