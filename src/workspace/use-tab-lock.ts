import { useCallback, useEffect, useState } from 'react'

/** Which tab may write. `elsewhere`: another tab of this browser does; here it can only be read. */
export type TabLock = 'asking' | 'mine' | 'elsewhere'

/** Holds the lock of this name while the screen is open; `retry` asks again after the other tab let it go. */
export function useTabLock(
  name: string,
  locks: LockManager | undefined = navigator.locks,
): { readonly lock: TabLock; readonly retry: () => void } {
  const [lock, setLock] = useState<TabLock>(locks === undefined ? 'mine' : 'asking')
  const [round, setRound] = useState(0)
  useEffect(() => {
    // Without Web Locks (an insecure origin) the store itself still refuses to overwrite what another tab has saved.
    if (locks === undefined) return
    const leaving = new AbortController()
    void locks.request(`phieu-${name}`, { ifAvailable: true }, (granted) => {
      if (leaving.signal.aborted) return
      setLock(granted === null ? 'elsewhere' : 'mine')
      if (granted === null) return
      return new Promise<void>((release) => leaving.signal.addEventListener('abort', () => release()))
    })
    return () => leaving.abort()
  }, [name, locks, round])
  return { lock, retry: useCallback(() => setRound((before) => before + 1), []) }
}
