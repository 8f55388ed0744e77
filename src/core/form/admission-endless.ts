import { circlesIn } from '../lib/circles.ts'
import { issue, type Issue } from '../lib/issue.ts'
import { isJsonObject, type JsonValue } from '../lib/json.ts'
import type { JsonSchema } from './json-schema.ts'
import { defsOf, refTo } from './schema-ref.ts'
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
  const edges = new Map(Object.entries(defsOf(root)).map(([name, schema]) => [refTo(name), refsInPlace(schema)]))
  return circlesIn(edges.keys(), (ref) => edges.get(ref) ?? []).flatMap(([ref]) =>
    ref === undefined ? [] : [issue('ref.endless', `/schema${ref.slice(1)}`, { ref })],
  )
}
