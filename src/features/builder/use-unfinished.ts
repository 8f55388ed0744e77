import { useCallback, useMemo, useRef, useState } from 'react'
import type { Unfinished } from '#storage/authored-work.ts'
import { useDesk } from '#workspace/desk.ts'
import { useLeaving } from '#workspace/use-leaving.ts'

/** Milliseconds from the last change to keeping it on the device. */
const KEEP_AFTER = 300

/** What is begun in a form, kept on this device until it is part of the form or taken back. */
export function useUnfinished(
  key: string,
  version: number,
  first: Unfinished,
): readonly [Unfinished, (change: Partial<Unfinished>) => void] {
  const { catalogue } = useDesk()
  const [shown, setShown] = useState(first)
  const latest = useRef(first)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    await catalogue.putUnfinished({ key, version, ...latest.current })
  }, [catalogue, key, version])
  // Not bound to the life of the screen: the editor of the text tells what was typed last when it goes, and that is after its screen.
  const change = useCallback(
    (part: Partial<Unfinished>) => {
      latest.current = { ...latest.current, ...part }
      setShown(latest.current)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void keep(), KEEP_AFTER)
    },
    [keep],
  )
  const leaving = useMemo(() => {
    const isDirty = () => timer.current !== undefined
    return { isDirty, keep, send: async () => void (isDirty() && (await keep())) }
  }, [keep])
  useLeaving(leaving)
  return [shown, change]
}
