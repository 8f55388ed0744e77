import { isJsonObject, type JsonValue } from '../lib/json.ts'

/** Whether two JSON values are the same; the order of an object's keys does not count. `undefined` is "no value". */
export function jsonEqual(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => jsonEqual(item, b[i]))
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && jsonEqual(a[name], b[name]))
}
