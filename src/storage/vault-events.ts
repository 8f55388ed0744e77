import type { VaultEvent } from './vault.ts'

/** What a BroadcastChannel does, so that tests and old browsers can do without. */
export interface VaultChannel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  close(): void
}

export interface VaultEvents {
  /** Tells this tab's listeners and the other tabs of the user. */
  emit(kind: VaultEvent['kind']): void
  subscribe(listener: (event: VaultEvent) => void): () => void
  /** Events of other tabs only. */
  onForeign(listener: (event: VaultEvent) => void): void
  close(): void
}

const kinds: readonly unknown[] = ['drafts', 'outbox', 'records', 'log'] satisfies VaultEvent['kind'][]
const isKind = (value: unknown): value is VaultEvent['kind'] => kinds.includes(value)

export function createVaultEvents(channel: VaultChannel | null): VaultEvents {
  const listeners = new Set<(event: VaultEvent) => void>()
  const foreign = new Set<(event: VaultEvent) => void>()
  channel?.addEventListener('message', ({ data }) => {
    if (!isKind(data)) return
    for (const listener of foreign) listener({ kind: data })
    for (const listener of listeners) listener({ kind: data })
  })
  return {
    emit(kind) {
      channel?.postMessage(kind)
      for (const listener of listeners) listener({ kind })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onForeign: (listener) => void foreign.add(listener),
    close() {
      channel?.close()
      listeners.clear()
      foreign.clear()
    },
  }
}
