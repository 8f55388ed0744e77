import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { isKnownIn, type Dialect } from './dialects.ts'
import type { OldDocument } from './old-document.ts'

/** How the parts of one schema lie after the rewrite. */
export interface Layout {
  /** Names in `$defs` of the entries of `definitions`, by their own. */
  readonly definitions: ReadonlyMap<string, string>
  /** Names of the dependencies that become `if`/`then` in `allOf`, in order; empty where they stay. */
  readonly conditions: readonly string[]
  /** Whether `contains` moves behind a double `not`, so that it looks at nothing: in 2019-09 it does not count for `unevaluatedItems`. */
  readonly hidesContains: boolean
  /** How many entries of `allOf` were there before. */
  readonly allOf: number
}

export interface LayoutOptions {
  /** For forms: `dependent…` becomes `if`/`then`, from which the compiler reads presence, and objects are closed in its way. */
  readonly conditions: boolean
  /** Schemas that stay as they are, with all that is in them. */
  readonly leaves?: (schema: JsonObject) => boolean
}

const names = (value: JsonValue | undefined): readonly string[] => (isJsonObject(value) ? Object.keys(value) : [])

const known = new WeakMap<JsonObject, ReadonlyMap<string, string>>()

/** Each entry of `definitions` has a place of its own in `$defs`: its name, or where `$defs` has that too the first that is free. Asked for each reference. */
function definitionNames(schema: JsonObject, dialect: Dialect): ReadonlyMap<string, string> {
  const found = known.get(schema)
  if (found !== undefined) return found
  const [own, old] = [isKnownIn(dialect, '$defs') ? names(schema['$defs']) : [], names(schema['definitions'])]
  const taken = new Set([...own, ...old])
  const isTwice = new Set(own)
  const moved = new Map<string, string>()
  for (const name of old) {
    let free = name
    while (isTwice.has(name) && taken.has(free)) free += '-'
    taken.add(free)
    moved.set(name, free)
  }
  known.set(schema, moved)
  return moved
}

export function layoutOf(schema: JsonObject, document: OldDocument, options: LayoutOptions): Layout {
  const dependencies = [
    ...new Set([...names(schema['dependencies']), ...names(schema['dependentSchemas']), ...names(schema['dependentRequired'])]),
  ]
  return {
    definitions: definitionNames(schema, document.dialect),
    conditions: options.conditions && options.leaves?.(schema) !== true ? dependencies : [],
    hidesContains:
      document.dialect === '2019-09' && schema['contains'] !== undefined && document.some((each) => each['unevaluatedItems'] !== undefined),
    allOf: Array.isArray(schema['allOf']) ? schema['allOf'].length : 0,
  }
}

/** Where the first steps below a schema lead after the rewrite, and how many of the old ones that takes. */
export function movedSteps(
  schema: JsonObject,
  layout: Layout,
  steps: readonly string[],
): { readonly taken: number; readonly moved: readonly string[] } {
  const [keyword = '', name = ''] = steps
  switch (keyword) {
    case 'definitions':
      return { taken: 2, moved: ['$defs', layout.definitions.get(name) ?? name] }
    case 'items':
      return Array.isArray(schema['items']) ? { taken: 2, moved: ['prefixItems', name] } : { taken: 1, moved: ['items'] }
    case 'additionalItems':
      return { taken: 1, moved: Array.isArray(schema['items']) ? ['items'] : ['additionalItems'] }
    case 'dependencies':
    case 'dependentSchemas': {
      const at = layout.conditions.indexOf(name)
      return { taken: 2, moved: at < 0 ? ['dependentSchemas', name] : ['allOf', String(layout.allOf + at), 'then'] }
    }
    case 'contains':
      return {
        taken: 1,
        moved: layout.hidesContains ? ['allOf', String(layout.allOf + layout.conditions.length), 'not', 'not', 'contains'] : ['contains'],
      }
    default:
      return { taken: 1, moved: [keyword] }
  }
}
