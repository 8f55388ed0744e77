import { isJsonObject, type JsonValue } from '../lib/json.ts'
import { isIsland } from './is-island.ts'

const nameOf = (ref: string): string | null => {
  const name = /^#\/\$defs\/([^/]+)$/.exec(ref)?.[1]
  return name === undefined ? null : name.replaceAll('~1', '/').replaceAll('~0', '~')
}

interface Walk {
  readonly root: JsonValue
  readonly strict: Set<string>
  readonly inside: Set<string>
}

/** Notes the definitions that a schema refers to; those inside an island apart. */
function visit(value: JsonValue, inIsland: boolean, walk: Walk): void {
  if (Array.isArray(value)) return value.forEach((item: JsonValue) => visit(item, inIsland, walk))
  if (!isJsonObject(value)) return
  const name = typeof value['$ref'] === 'string' ? nameOf(value['$ref']) : null
  if (name !== null) (inIsland ? walk.inside : walk.strict).add(name)
  for (const [keyword, part] of Object.entries(value)) {
    if (keyword === '$defs') continue
    if (keyword === 'properties' && isJsonObject(part))
      for (const each of Object.values(part)) visit(each, inIsland || isIsland(walk.root, each), walk)
    else visit(part, inIsland, walk)
  }
}

/** Visits a set of names to its end: a definition may name further ones. */
function closure(names: Set<string>, each: (name: string) => void): void {
  const done = new Set<string>()
  for (let open = [...names]; open.length > 0; open = [...names].filter((name) => !done.has(name)))
    for (const name of open) {
      done.add(name)
      each(name)
    }
}

/** The definitions that only islands use: they may say whatever an island may, and lead back to themselves. */
export function islandDefs(root: unknown): ReadonlySet<string> {
  if (!isJsonObject(root)) return new Set()
  const defs = isJsonObject(root['$defs']) ? root['$defs'] : {}
  const walk: Walk = { root, strict: new Set(), inside: new Set() }
  visit(root, false, walk)
  const open = (inIsland: boolean) => (name: string) => visit(Object.hasOwn(defs, name) ? (defs[name] ?? null) : null, inIsland, walk)
  closure(walk.strict, open(false))
  closure(walk.inside, open(true))
  return new Set([...walk.inside].filter((name) => !walk.strict.has(name)))
}
