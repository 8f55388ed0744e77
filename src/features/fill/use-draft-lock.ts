import { useCallback, useEffect, useState } from 'react'
import type { RecordId } from '#core/lib/ids.ts'

/** Which tab types into a draft. `elsewhere`: another tab of this browser has it; here it can only be read. */
export type DraftLock = 'asking' | 'mine' | 'elsewhere'

/** Holds the draft's lock while the screen is open; `retry` asks again after the other tab let it go. */
export function useDraftLock(
  recordId: RecordId,
  locks: LockManager | undefined = navigator.locks,
): { readonly lock: DraftLock; readonly retry: () => void } {
  const [lock, setLock] = useState<DraftLock>(locks === undefined ? 'mine' : 'asking')
  const [round, setRound] = useState(0)
  useEffect(() => {
    // Without Web Locks (an insecure origin) the vault itself still refuses to overwrite another tab's draft.
    if (locks === undefined) return
    const leaving = new AbortController()
    void locks.request(`phieu-draft-${recordId}`, { ifAvailable: true }, (granted) => {
      if (leaving.signal.aborted) return
      setLock(granted === null ? 'elsewhere' : 'mine')
      if (granted === null) return
      return new Promise<void>((release) => leaving.signal.addEventListener('abort', () => release()))
    })
    return () => leaving.abort()
  }, [recordId, locks, round])
  return { lock, retry: useCallback(() => setRound((before) => before + 1), []) }
}
