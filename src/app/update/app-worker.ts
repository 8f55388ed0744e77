import { Workbox } from 'workbox-window'

/** What looking for a newer version found: `none` also where it is being installed by nobody, `unreachable` without a network. */
export type Looked = 'found' | 'none' | 'unreachable'

/** The service worker that serves the app, as the update needs it. */
export interface AppWorker {
  onWaiting(listener: () => void): void
  /** Another version serves this tab from now on, whoever asked for it. */
  onTaken(listener: () => void): void
  takeOver(): void
  look(): Promise<Looked>
}

/** Null in development and where there are no workers (an insecure origin): the app still works online. */
export function createAppWorker(): AppWorker | null {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return null
  const workbox = new Workbox('/service-worker.js')
  const registered = workbox.register().catch(() => undefined)
  // Files of versions that no open tab runs any more can go now.
  void registered.then((registration) => registration?.active?.postMessage({ type: 'CLEAN_UP' }))
  return {
    onWaiting: (listener) => workbox.addEventListener('waiting', listener),
    onTaken: (listener) => workbox.addEventListener('controlling', listener),
    takeOver: () => workbox.messageSkipWaiting(),
    async look() {
      const registration = await registered
      if (registration === undefined) return 'none'
      const reached = await registration.update().then(
        () => true,
        () => false,
      )
      if (!reached) return 'unreachable'
      return registration.installing === null && registration.waiting === null ? 'none' : 'found'
    },
  }
}
