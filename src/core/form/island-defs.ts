import { isJsonObject, type JsonValue } from '../lib/json.ts'
import { defNameOf, defsOf } from './schema-ref.ts'
import { isIsland } from './is-island.ts'

interface Walk {
  readonly root: JsonValue
  readonly strict: Set<string>
  readonly inside: Set<string>
}

/** Notes the definitions that a schema refers to; those inside an island apart. */
function visit(value: JsonValue, inIsland: boolean, walk: Walk): void {
  if (Array.isArray(value)) return value.forEach((item: JsonValue) => visit(item, inIsland, walk))
  if (!isJsonObject(value)) return
  const name = defNameOf(value['$ref'])
  if (name !== undefined) (inIsland ? walk.inside : walk.strict).add(name)
  for (const [keyword, part] of Object.entries(value)) {
    if (keyword === '$defs') continue
    if (keyword === 'properties' && isJsonObject(part))
      for (const each of Object.values(part)) visit(each, inIsland || isIsland(walk.root, each), walk)
    else visit(part, inIsland, walk)
  }
}

/** The definitions that only islands use: they may say whatever an island may, and lead back to themselves. */
export function islandDefs(root: unknown): ReadonlySet<string> {
  if (!isJsonObject(root)) return new Set()
  const defs = defsOf(root)
  const walk: Walk = { root, strict: new Set(), inside: new Set() }
  visit(root, false, walk)
  const open = (inIsland: boolean) => (name: string) => visit(Object.hasOwn(defs, name) ? (defs[name] ?? null) : null, inIsland, walk)
  // A definition may name further ones: a set is gone through to what is added meanwhile.
  walk.strict.forEach(open(false))
  walk.inside.forEach(open(true))
  return new Set([...walk.inside].filter((name) => !walk.strict.has(name)))
}
