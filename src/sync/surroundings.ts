/** What the loop needs of the place it runs in. `browserSurroundings` gives the browser's; tests bring their own. */
export interface Surroundings {
  /** Resolves once this tab leads; `release` lets the next tab lead, `signal` gives up waiting. Null where there are no Web Locks: every tab leads. */
  readonly locks: LeaderLocks | null
  /** Between the tabs of one user, opened at each start; null: none. */
  readonly openChannel: () => SyncChannel | null
  /** Tells when a try may be worth while: back online, back in front. */
  readonly wakeUps: (listener: () => void) => () => void
  readonly timers: { setTimeout(work: () => void, millis: number): unknown; clearTimeout(timer: unknown): void }
}

export interface LeaderLocks {
  /** Calls `lead` while this tab holds the lock, until the returned function is called. */
  hold(name: string, lead: () => void): () => void
}

export interface SyncChannel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  close(): void
}
