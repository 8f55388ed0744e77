import { issue, type Issue } from '../lib/issue.ts'
import { jsonPointer } from '../lib/json-pointer.ts'
import { isIsland } from './is-island.ts'
import { islandDefs } from './island-defs.ts'
import type { JsonSchema } from './json-schema.ts'
import { refTo, schemaAt } from './schema-ref.ts'

export interface ExpansionLimits {
  readonly depth: number
  readonly nodes: number
  readonly schemas: number
}

/** How much a schema is once every `$ref` in it is written out: fields, and schemas in all. Saturates to Infinity. */
interface Size {
  readonly nodes: number
  readonly schemas: number
}

const nothing: Size = { nodes: 0, schemas: 0 }
const sum = (sizes: readonly Size[]): Size => ({
  nodes: sizes.reduce((total, size) => total + size.nodes, 0),
  schemas: sizes.reduce((total, size) => total + size.schemas, 0),
})

interface Measuring {
  readonly root: JsonSchema
  readonly limits: ExpansionLimits
  /** Every definition is measured once, so doubling references cost nothing. */
  readonly known: Map<string, Size>
  readonly open: Set<string>
  readonly report: (issue: Issue) => void
}

function sizeOfRef(ref: string, path: string, depth: number, measuring: Measuring): Size {
  const known = measuring.known.get(ref)
  if (known !== undefined) return known
  const target = schemaAt(measuring.root, ref)
  if (measuring.open.has(ref)) measuring.report(issue('ref.recursive', jsonPointer(path, '$ref'), { ref }))
  if (target === undefined || measuring.open.has(ref)) return nothing
  measuring.open.add(ref)
  const size = sizeOf(target, `/schema${ref.slice(1)}`, depth + 1, measuring)
  measuring.open.delete(ref)
  measuring.known.set(ref, size)
  return size
}

function sizeOf(schema: JsonSchema, path: string, depth: number, measuring: Measuring): Size {
  if (depth > measuring.limits.depth) {
    measuring.report(issue('schema.too-deep', path, { limit: measuring.limits.depth }))
    return nothing
  }
  const below = (each: JsonSchema | undefined, ...steps: readonly (string | number)[]): readonly Size[] =>
    each === undefined ? [] : [sizeOf(each, steps.reduce<string>(jsonPointer, path), depth + 1, measuring)]
  const properties = Object.entries(schema.properties ?? {})
  const parts = [
    { nodes: properties.length, schemas: 1 },
    ...properties.flatMap(([name, each]) =>
      isIsland(measuring.root, each)
        ? [islandSize(each, jsonPointer(jsonPointer(path, 'properties'), name), depth + 1, measuring)]
        : below(each, 'properties', name),
    ),
    ...(['items', 'not', 'if', 'then', 'else'] as const).flatMap((keyword) => below(schema[keyword], keyword)),
    ...(['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) => (schema[keyword] ?? []).flatMap((each, i) => below(each, keyword, i))),
    ...(schema.$ref === undefined ? [] : [sizeOfRef(schema.$ref, path, depth, measuring)]),
  ]
  return sum(parts)
}

/** An island is one node. Its definitions are compiled once and not written out, so recursion in them costs nothing. */
function islandSize(schema: unknown, path: string, depth: number, measuring: Measuring): Size {
  let schemas = 0
  const visit = (value: unknown, at: string, level: number): void => {
    if (typeof value !== 'object' || value === null) return
    if (level > measuring.limits.depth) return measuring.report(issue('schema.too-deep', at, { limit: measuring.limits.depth }))
    schemas += 1
    for (const [key, part] of Object.entries(value)) visit(part, jsonPointer(at, key), level + (Array.isArray(value) ? 0 : 1))
  }
  visit(schema, path, depth)
  return { nodes: 0, schemas }
}

/**
 * The cost of writing every `$ref` out, found without doing so. A definition nobody refers to is measured too.
 * Codes: `ref.recursive` (outside islands) · `schema.too-deep` {limit} · `schema.too-many-nodes` {limit}.
 */
export function expansionIssues(root: JsonSchema, limits: ExpansionLimits): readonly Issue[] {
  const issues: Issue[] = []
  const report = (each: Issue): void => {
    if (issues.length < 20) issues.push(each)
  }
  const measuring: Measuring = { root, limits, known: new Map(), open: new Set(), report }
  const total = sizeOf(root, '/schema', 0, measuring)
  const open = islandDefs(root)
  for (const [name, schema] of Object.entries(root.$defs ?? {}))
    if (open.has(name)) islandSize(schema, jsonPointer('/schema/$defs', name), 0, measuring)
    else sizeOfRef(refTo(name), '/schema', 0, measuring)
  if (total.nodes > limits.nodes || total.schemas > limits.schemas) {
    report(issue('schema.too-many-nodes', '/schema', { limit: limits.nodes }))
  }
  return issues
}
