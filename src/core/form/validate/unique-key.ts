import type { JsonValue } from '../../lib/json.ts'
import { spend, stepsPerProperty, TooComplex, validationLimits, type Meter } from './meter.ts'

function text(value: JsonValue, depth: number, meter: Meter): string {
  if (depth > validationLimits.depth) throw new TooComplex()
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '0' : JSON.stringify(value)
  const items: readonly JsonValue[] | null = Array.isArray(value) ? value : null // isArray forgets that the array is read-only JSON
  if (items !== null) {
    spend(meter, items.length)
    return `[${items.map((item) => text(item, depth + 1, meter)).join()}]`
  }
  const entries = Object.entries(value)
  spend(meter, (2 + entries.length) * stepsPerProperty)
  // By code units: any order will do that does not depend on how the object was written.
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([name, part]) => `${JSON.stringify(name)}:${text(part, depth + 1, meter)}`).join()}}`
}

/** The one text of a list or an object, whatever the order of its keys: equal values have equal texts. */
export const uniqueKey = (value: JsonValue, meter: Meter): string => text(value, 0, meter)
