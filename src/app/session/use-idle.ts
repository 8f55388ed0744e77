import { useEffect, useRef, useState } from 'react'
import { WARNED_MILLIS, type IdleClock } from './idle-clock.ts'

/** Who reads the screen aloud presses a button by a click alone. */
const answers = ['keydown', 'pointerdown', 'click'] as const
const signs = ['pointermove', 'wheel'] as const

/**
 * Watches whether anybody is at the device, and calls `onOver` once when nobody is.
 * @returns seconds left while it is to be said; null otherwise
 */
export function useIdle(clock: IdleClock, onOver: () => void): number | null {
  const [seconds, setSeconds] = useState<number | null>(null)
  const over = useRef(onOver)
  useEffect(() => {
    over.current = onOver
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let state: 'working' | 'warned' | 'over' = 'working'
    const look = () => {
      clearTimeout(timer)
      if (state === 'over') return
      const left = clock.left()
      state = left <= 0 ? 'over' : left <= WARNED_MILLIS ? 'warned' : 'working'
      setSeconds(state === 'working' ? null : Math.ceil(Math.max(0, left) / 1000))
      if (state === 'over') over.current()
      else timer = setTimeout(look, state === 'warned' ? 1_000 : left - WARNED_MILLIS)
    }
    const onSign = (event: Event) => {
      // After a night asleep the first key is somebody's who may be another: time is looked at before it counts.
      if (clock.left() <= 0) look()
      // The key that answers, or comes too late, must not also write into a field, or press a button.
      if (state !== 'working' && event.type === 'keydown') {
        event.preventDefault()
        event.stopPropagation()
      }
      if (state === 'over' || (state === 'warned' && !answers.some((kind) => kind === event.type))) return
      clock.note()
      if (state === 'warned') look()
    }
    clock.note()
    look()
    for (const kind of [...answers, ...signs]) addEventListener(kind, onSign, { capture: true, passive: kind === 'wheel' })
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      for (const kind of [...answers, ...signs]) removeEventListener(kind, onSign, { capture: true })
      document.removeEventListener('visibilitychange', look)
    }
  }, [clock])
  return seconds
}
