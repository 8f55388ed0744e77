import { useEffect } from 'react'
import { useUnsavedWork } from './unsaved-work.ts'

export interface Leaving {
  isDirty(): boolean
  keep(): Promise<void>
  send(): Promise<unknown>
}

/** A lock, an update or a tab that is hidden keep the work first; a network that comes back sends it. */
export function useLeaving(leaving: Leaving): void {
  const unsaved = useUnsavedWork()
  useEffect(() => {
    const keepWhenDirty = async () => {
      if (leaving.isDirty()) await leaving.keep()
      return true
    }
    const remove = unsaved.add({ isDirty: leaving.isDirty, flush: keepWhenDirty })
    // A tab that is hidden may never come back.
    const onHide = () => void (document.visibilityState === 'hidden' && keepWhenDirty())
    const onOnline = () => void leaving.send()
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('online', onOnline)
    return () => {
      remove()
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('online', onOnline)
      // To another screen: what it shows of this work should be what was written.
      void leaving.send()
    }
  }, [unsaved, leaving])
}
