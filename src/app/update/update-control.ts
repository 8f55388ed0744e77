import { Workbox } from 'workbox-window'

/** Whether a newer version of the app waits to take over. */
export type UpdateState = { readonly kind: 'current' } | { readonly kind: 'waiting' }

export interface UpdateControl {
  state(): UpdateState
  subscribe(listener: () => void): () => void
  /** The new version takes over and the page reloads. Call it only when nothing is half typed or being written. */
  apply(): void
}

const HOUR = 3_600_000

/** Registers the service worker; never lets a new version in by itself, because that would lose what is being typed. */
export function createUpdateControl(): UpdateControl {
  let state: UpdateState = { kind: 'current' }
  const listeners = new Set<() => void>()
  const tell = (next: UpdateState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const workbox = 'serviceWorker' in navigator && import.meta.env.PROD ? new Workbox('/service-worker.js') : null
  workbox?.addEventListener('waiting', () => tell({ kind: 'waiting' }))
  void workbox?.register().catch(() => {
    // Without a worker (an insecure origin, a private window) the app still works online.
  })
  if (workbox !== null) setInterval(() => void workbox.update().catch(() => {}), HOUR)
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    apply() {
      workbox?.addEventListener('controlling', () => location.reload())
      workbox?.messageSkipWaiting()
    },
  }
}
