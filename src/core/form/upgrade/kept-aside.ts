import type { JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import { jsonEqual } from '../../record/json-equal.ts'

/**
 * Values that a version has no place for, by the place that they had to leave. When a place is left more than once on the way through
 * several versions, the later values follow under `<place>/#2`, `<place>/#3` (no property is written so). Never thrown away.
 */
export type Orphans = Readonly<Record<RecordPath, JsonValue>>

export function keptAside(orphans: Orphans, place: RecordPath, value: JsonValue): Orphans {
  let key = place
  for (let count = 2; Object.hasOwn(orphans, key); count++) key = `${place}/#${count}`
  return { ...orphans, [key]: value }
}

/** The place in front of the number of a value that was kept aside. */
export const placeOfOrphan = (key: RecordPath): RecordPath => key.replace(/\/#\d+$/, '')

/** Both; the same value at the same place is there once. */
export function joinOrphans(before: Orphans, added: Orphans): Orphans {
  return Object.entries(added).reduce<Orphans>((all, [key, value]) => {
    const place = placeOfOrphan(key)
    const isThere = Object.entries(all).some(([at, other]) => placeOfOrphan(at) === place && jsonEqual(other, value))
    return isThere ? all : keptAside(all, place, value)
  }, before)
}
