import type { UserId } from '#core/lib/ids.ts'
import type { LeaderLocks, Surroundings } from './surroundings.ts'

/** The browser's own locks, channel, events and timers, for the sync of one user. */
export function browserSurroundings(userId: UserId): Surroundings {
  return {
    locks: 'locks' in navigator ? webLocks(navigator.locks) : null,
    openChannel: () => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`phieu-sync-${userId}`)),
    wakeUps(listener) {
      const onVisible = (): void => {
        if (document.visibilityState === 'visible') listener()
      }
      addEventListener('online', listener)
      // A round that fails at once is how everybody learns of it, instead of at the next one.
      addEventListener('offline', listener)
      addEventListener('focus', listener)
      document.addEventListener('visibilitychange', onVisible)
      return () => {
        removeEventListener('online', listener)
        removeEventListener('offline', listener)
        removeEventListener('focus', listener)
        document.removeEventListener('visibilitychange', onVisible)
      }
    },
    timers: {
      setTimeout: (work, millis) => globalThis.setTimeout(work, millis),
      clearTimeout: (timer) => globalThis.clearTimeout(timer as number), // made by the function above
    },
  }
}

const webLocks = (locks: LockManager): LeaderLocks => ({
  hold(name, lead) {
    const waiting = new AbortController()
    let release = (): void => waiting.abort()
    const held = new Promise<void>((resolve) => {
      release = () => {
        resolve()
        waiting.abort()
      }
    })
    void locks
      .request(name, { signal: waiting.signal }, () => {
        lead()
        return held
      })
      .catch(() => undefined) // given up before it was our turn
    return () => release()
  },
})
