import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import type { CompiledForm, CompiledRule } from './compiled-form.ts'
import { flattenReads } from './expression/flatten-reads.ts'
import { placesOf } from './node-values.ts'

/** Values in a record, those of rows included. */
export const countValues = (value: JsonValue): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, item: JsonValue) => sum + countValues(item), 0)
  return isJsonObject(value) ? Object.values(value).reduce<number>((sum, each) => sum + countValues(each), 0) : 1
}

/** Rows of the lists that a rule walks through each time it is judged, whatever it does with them. */
function rowsWalked(rule: CompiledRule, values: JsonObject): number {
  const lists = new Set(
    flattenReads(rule.reads, '').flatMap(({ path }) => (path.includes('/@') ? [path.slice(0, path.lastIndexOf('/@'))] : [])),
  )
  return [...lists].reduce((sum, path) => sum + placesOf(values, `${path}/@`).length, 0)
}

/** What a check of the whole record costs, in values looked at: each value once, and for each place of each rule one and the rows it walks through. */
export function sizeOfCheck(form: CompiledForm, values: JsonObject): number {
  return form.program.rules.reduce((sum, rule) => {
    const places = placesOf(values, form.nodes[rule.node]?.path ?? '').length
    return sum + places * (1 + rowsWalked(rule, values))
  }, countValues(values))
}

/**
 * From here on a check is done off the main thread. Measured: a value costs 5 to 10 µs the first time and a fifth of it later, a row walked through
 * by a rule 1 µs, so that 1,000 are 5 to 10 ms on a good machine, and the 50 ms that a person begins to feel on an office PC at a quarter of its speed.
 */
export const LARGE_CHECK = 1000

export const isLargeCheck = (form: CompiledForm, values: JsonObject): boolean => sizeOfCheck(form, values) >= LARGE_CHECK
