import { useEffect, useMemo, useState } from 'react'
import { deviceBug, type SaveFailure } from '#workspace/device-bug.ts'
import { useUnsavedWork } from '#workspace/unsaved-work.ts'
import { createAutosave, type Autosave, type AutosaveTimers, type SaveState } from './autosave.ts'

export const browserTimers: AutosaveTimers = {
  now: () => Date.now(),
  after(millis, run) {
    const timer = setTimeout(run, millis)
    return () => clearTimeout(timer)
  },
}

export interface AutosaveHook {
  readonly autosave: Autosave
  readonly state: SaveState<SaveFailure>
}

/** Autosave of one open draft (`save` stable while it is open): also when the tab is hidden or left, and known to whoever asks for unsaved work. */
export function useAutosave(
  save: () => Promise<SaveFailure | null>,
  timers: AutosaveTimers = browserTimers,
  keptAt: number | null = null,
): AutosaveHook {
  const [state, setState] = useState<SaveState<SaveFailure>>(keptAt === null ? { kind: 'clean' } : { kind: 'saved', at: keptAt })
  const autosave = useMemo(() => createAutosave<SaveFailure>({ save, thrown: deviceBug, onState: setState, timers }), [save, timers])
  const unsaved = useUnsavedWork()
  useEffect(() => {
    const remove = unsaved.add(autosave)
    const onHide = () => {
      if (document.visibilityState === 'hidden') void autosave.flush()
    }
    // The browser asks "leave?" only while something is really not kept; a moment later it is.
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!autosave.isDirty()) return
      void autosave.flush()
      event.preventDefault()
    }
    document.addEventListener('visibilitychange', onHide)
    addEventListener('beforeunload', onUnload)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      removeEventListener('beforeunload', onUnload)
      void autosave.flush().finally(remove)
    }
  }, [autosave, unsaved])
  return { autosave, state }
}
