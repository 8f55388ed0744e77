import type { Asking } from './sync.ts'
import type { SyncStatus } from './sync-status.ts'
import type { SyncChannel } from './surroundings.ts'

/** Between the leading tab and the others: status one way, wishes the other. */
export interface TabLink {
  /** Listens until the returned function is called. */
  open(): () => void
  tellStatus(status: SyncStatus): void
  /** The leader starts a round now. */
  askToSync(asking: Asking): void
  /** A tab that has just come wants to know how it stands. */
  askForStatus(): void
}

interface Handlers {
  readonly onStatus: (status: SyncStatus) => void
  readonly onAskToSync: (asking: Asking) => void
  readonly onAskForStatus: () => void
}

type Message =
  | { readonly kind: 'status'; readonly status: SyncStatus }
  /** A tab of before says nothing of forms. */
  | ({ readonly kind: 'sync' } & Partial<Asking>)
  | { readonly kind: 'status?' }

const isMessage = (data: unknown): data is Message =>
  // The channel is named after the user and same-origin: only tabs of this app write to it. A tab of another version may use other kinds.
  typeof data === 'object' &&
  data !== null &&
  'kind' in data &&
  (data.kind === 'sync' || data.kind === 'status?' || (data.kind === 'status' && 'status' in data))

export function createTabLink(openChannel: () => SyncChannel | null, handlers: Handlers): TabLink {
  let channel: SyncChannel | null = null
  const listener = ({ data }: { readonly data: unknown }): void => {
    if (!isMessage(data)) return
    if (data.kind === 'status') handlers.onStatus(data.status)
    else if (data.kind === 'sync') handlers.onAskToSync({ forms: data.forms === true })
    else handlers.onAskForStatus()
  }
  const post = (message: Message): void => channel?.postMessage(message)
  return {
    open() {
      const opened = openChannel()
      channel = opened
      opened?.addEventListener('message', listener)
      return () => {
        opened?.close()
        if (channel === opened) channel = null
      }
    },
    tellStatus: (status) => post({ kind: 'status', status }),
    askToSync: ({ forms }) => post({ kind: 'sync', forms }),
    askForStatus: () => post({ kind: 'status?' }),
  }
}
