import { issue, type Issue } from '../lib/issue.ts'
import { isJsonObject, type JsonValue } from '../lib/json.ts'
import type { JsonSchema } from './json-schema.ts'
import { keywords } from './validate/keywords.ts'

const inPlace = [...keywords].filter(([, word]) => word.isInPlace)

/** The references that a schema follows without going into its value. */
function refsInPlace(schema: JsonValue | undefined, found: string[] = []): readonly string[] {
  if (!isJsonObject(schema)) return found
  if (typeof schema['$ref'] === 'string') found.push(schema['$ref'])
  for (const [keyword, { kind }] of inPlace) {
    const part = schema[keyword]
    const parts = Array.isArray(part) ? part : kind === 'schema-map' && isJsonObject(part) ? Object.values(part) : [part]
    for (const each of parts) refsInPlace(each, found)
  }
  return found
}

/**
 * Recursion must go into the value at each turn, or it would never end whatever is typed: `{"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}]}}}`.
 * Code: `ref.endless` {ref}.
 */
export function endlessIssues(root: JsonSchema): readonly Issue[] {
  const refTo = (name: string): string => `#/$defs/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  // An interface has no index signature; the schema was JSON before.
  const defs = (root.$defs ?? {}) as unknown as Readonly<Record<string, JsonValue>>
  const edges = new Map(Object.entries(defs).map(([name, schema]) => [refTo(name), refsInPlace(schema)]))
  const state = new Map<string, 'open' | 'done'>()
  const issues: Issue[] = []
  const visit = (ref: string): void => {
    if (state.get(ref) === 'done') return
    if (state.get(ref) === 'open') return void issues.push(issue('ref.endless', `/schema${ref.slice(1)}`, { ref }))
    state.set(ref, 'open')
    for (const next of edges.get(ref) ?? []) visit(next)
    state.set(ref, 'done')
  }
  for (const ref of edges.keys()) visit(ref)
  return issues
}
