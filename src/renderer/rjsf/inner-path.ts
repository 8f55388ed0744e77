import { propertyPath, unescapeName, type RecordPath } from '#core/lib/record-path.ts'
import type { Place } from '../place.ts'

/** The prefix of the ids inside an island; the island's own element has the place's. */
export const idPrefix = (place: Place): string => `${place.id}-in`

/** RJSF's way to a field (`['members', 0, 'name']`) as a record path below the island: `/members/0/name`. */
export const innerPath = (way: readonly (string | number)[]): RecordPath =>
  way.reduce<RecordPath>((path, step) => propertyPath(path, String(step)), '')

/** The steps below the island of a path inside it; none for the island itself. */
export const innerSteps = (place: Place, path: RecordPath): readonly string[] =>
  path.startsWith(`${place.path}/`)
    ? path
        .slice(place.path.length + 1)
        .split('/')
        .map(unescapeName)
    : []

/** DOM ids where a mistake at a path inside an island may be mended, the nearest first. */
export function innerIds(place: Place, path: RecordPath): readonly string[] {
  const steps = innerSteps(place, path)
  return steps.flatMap((_, i) => {
    const id = [idPrefix(place), ...steps.slice(0, steps.length - i)].join('_')
    return [id, `${id}-key`, `${id}__oneof_select`, `${id}__anyof_select`]
  })
}
