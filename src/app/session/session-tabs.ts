import type { UserId } from '#core/lib/ids.ts'

/** What a tab tells the others: a person has locked, or a person has opened their vault. */
export interface TabMessage {
  readonly kind: 'left' | 'entered'
  readonly userId: UserId
}

/** Between all tabs of the app on this device, whoever works in them: one computer, one person at a time. */
export interface SessionTabs {
  tell(message: TabMessage): void
  /** Messages of other tabs. */
  listen(listener: (message: TabMessage) => void): void
}

/** What a BroadcastChannel does. */
export interface TabChannel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** @param channel null where there is none: then each tab is on its own, and the server refuses what it asks in a wrong name */
export const createSessionTabs = (channel: TabChannel | null): SessionTabs => ({
  tell: (message) => channel?.postMessage(message),
  listen: (listener) => channel?.addEventListener('message', ({ data }) => isMessage(data) && listener(data)),
})

const isMessage = (data: unknown): data is TabMessage =>
  // Same-origin: only tabs of this app write to the channel. A tab of another version may use other kinds.
  typeof data === 'object' &&
  data !== null &&
  'kind' in data &&
  (data.kind === 'left' || data.kind === 'entered') &&
  'userId' in data &&
  typeof data.userId === 'string'
