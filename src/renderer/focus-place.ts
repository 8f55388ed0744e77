import type { RecordPath } from '#core/lib/record-path.ts'
import { focusById } from './focus.ts'
import type { Place } from './place.ts'
import { innerIds } from './rjsf/inner-path.ts'

/** Puts the focus into the control of a place; inside an island into that of the path, or the nearest around it. */
export function focusPlace(place: Place, path: RecordPath): void {
  const inner = place.node.type === 'island' ? innerIds(place, path) : []
  if (!inner.some(focusById)) focusById(place.id)
}
