import type { JsonObject } from '../lib/json.ts'
import { flattenValues, type FormShape } from './flatten-values.ts'
import { jsonEqual } from './json-equal.ts'
import type { Changes, ValueChange } from './operation.ts'

/**
 * What was changed on the way from `base` (null: no record yet) to `values`, by record path.
 * A row comes and goes by the `#order` of its repeat; its values travel as paths of their own, those of a removed row as
 * `{base}` alone, so that a merge can tell whether somebody else changed the row meanwhile.
 */
export function diffValues(form: FormShape, base: JsonObject | null, values: JsonObject): Changes {
  const before = flattenValues(form, base)
  const after = flattenValues(form, values)
  const changes: [string, ValueChange][] = []
  for (const [path, value] of after) {
    const was = before.get(path)
    if (was === undefined) changes.push([path, { value }])
    else if (!jsonEqual(was, value)) changes.push([path, { base: was, value }])
  }
  for (const [path, was] of before) if (!after.has(path)) changes.push([path, { base: was }])
  return Object.fromEntries(changes)
}
