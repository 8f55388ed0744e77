import { flushSync } from 'react-dom'
import type { Place } from './place.ts'
import type { Windows } from './windows.ts'

/** Opens what lies around a place, from the outside in: what is inside comes into being only then. Never while something renders. */
export function bringIn(windows: Windows | null, place: Place): void {
  let opened = windows !== null
  while (opened) opened = flushSync(() => windows?.reveal(place) ?? false)
}
