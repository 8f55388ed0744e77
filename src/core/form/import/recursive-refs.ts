import { circlesIn } from '../../lib/circles.ts'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { refsIn } from '../cyclic-defs.ts'
import type { Schema } from '../validate/full-schema.ts'
import { resolvePointer } from '../validate/resolve-pointer.ts'

/** The `$ref`s of a schema from elsewhere that lead back to themselves, wherever they point: to a definition, to a field, to the whole. */
export function recursiveRefs(root: JsonObject): ReadonlySet<string> {
  const edges = new Map<string, ReadonlySet<string>>()
  const open = [...refsIn(root)]
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    if (edges.has(ref)) continue
    const target = resolvePointer(root as Schema, ref) as JsonValue // looked at as plain JSON
    edges.set(ref, refsIn(target))
    open.push(...(edges.get(ref) ?? []))
  }
  return new Set(circlesIn(edges.keys(), (ref) => edges.get(ref) ?? []).flat())
}
