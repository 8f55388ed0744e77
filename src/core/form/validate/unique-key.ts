import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { spend, stepsPerProperty, TooComplex, validationLimits, type Meter } from './meter.ts'

function text(value: JsonValue, depth: number, meter: Meter): string {
  if (depth > validationLimits.depth) throw new TooComplex()
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '0' : JSON.stringify(value)
  const items: readonly JsonValue[] | null = Array.isArray(value) ? value : null // isArray forgets that the array is read-only JSON
  if (items !== null) {
    spend(meter, items.length)
    return `[${items.map((item) => text(item, depth + 1, meter)).join()}]`
  }
  const names = Object.keys(value)
  spend(meter, (2 + names.length) * stepsPerProperty)
  // By code units: any order will do that does not depend on how the object was written.
  if (names.length > 1) names.sort()
  let parts = ''
  for (const name of names) parts += `${JSON.stringify(name)}:${text((value as JsonObject)[name] ?? null, depth + 1, meter)},` // no list, as seen above
  return `{${parts}}`
}

/** The one text of a list or an object, whatever the order of its keys: equal values have equal texts. */
export const uniqueKey = (value: JsonValue, meter: Meter): string => text(value, 0, meter)
