import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'

const known = new WeakMap<JsonObject, ReadonlySet<string>>()

function refsIn(value: JsonValue, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) value.forEach((item: JsonValue) => refsIn(item, found))
  if (!isJsonObject(value)) return found
  if (typeof value['$ref'] === 'string') found.add(value['$ref'])
  Object.values(value).forEach((part) => refsIn(part, found))
  return found
}

const refTo = (name: string): string => `#/$defs/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Takes away, again and again, what no other definition refers to: in linear time, because a definition may hold thousands. */
function trimmed(edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const counts = new Map([...edges.keys()].map((ref) => [ref, 0]))
  for (const targets of edges.values())
    for (const target of targets) if (counts.has(target)) counts.set(target, (counts.get(target) ?? 0) + 1)
  const open = [...counts].filter(([, count]) => count === 0).map(([ref]) => ref)
  const left = new Map(edges)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    left.delete(at)
    for (const target of edges.get(at) ?? []) {
      const count = (counts.get(target) ?? 0) - 1
      counts.set(target, count)
      if (count === 0 && edges.has(target)) open.push(target)
    }
  }
  return left
}

function reversed(edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const back = new Map<string, Set<string>>([...edges.keys()].map((ref) => [ref, new Set()]))
  for (const [ref, targets] of edges) for (const target of targets) back.get(target)?.add(ref)
  return back
}

/** The local references (`#/$defs/tree`) of definitions that lead back to themselves, and of those between two such circles. */
export function cyclicDefs(root: JsonObject): ReadonlySet<string> {
  const kept = known.get(root)
  if (kept !== undefined) return kept
  const defs = isJsonObject(root['$defs']) ? root['$defs'] : {}
  const edges = new Map(Object.entries(defs).map(([name, schema]) => [refTo(name), refsIn(schema)]))
  const cyclic = new Set(trimmed(reversed(trimmed(edges))).keys())
  known.set(root, cyclic)
  return cyclic
}
