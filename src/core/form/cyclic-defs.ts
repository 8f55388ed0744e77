import { circlesIn } from '../lib/circles.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { defsOf, refTo } from './schema-ref.ts'

const known = new WeakMap<JsonObject, ReadonlySet<string>>()

/** Every `$ref` in it, at whatever depth. */
export function refsIn(value: JsonValue, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) value.forEach((item: JsonValue) => refsIn(item, found))
  if (!isJsonObject(value)) return found
  if (typeof value['$ref'] === 'string') found.add(value['$ref'])
  Object.values(value).forEach((part) => refsIn(part, found))
  return found
}

/** The local references (`#/$defs/tree`) of definitions that lead back to themselves. A cache: a document never changes. */
export function cyclicDefs(root: JsonObject): ReadonlySet<string> {
  const kept = known.get(root)
  if (kept !== undefined) return kept
  const edges = new Map(Object.entries(defsOf(root)).map(([name, schema]) => [refTo(name), refsIn(schema)]))
  const cyclic = new Set(circlesIn(edges.keys(), (ref) => edges.get(ref) ?? []).flat())
  known.set(root, cyclic)
  return cyclic
}
