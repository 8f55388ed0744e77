import { circlesIn } from '../../lib/circles.ts'
import { issue, type Issue } from '../../lib/issue.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import { keywords } from '../validate/keywords.ts'
import { isSafePattern } from '../validate/pattern.ts'
import { createSchemaDocument, type SchemaDocument } from '../validate/schema-document.ts'
import { subSchemas } from '../validate/sub-schemas.ts'

/** Deeper schemas than any admitted definition can hold: 32 levels of fields, a few keywords each. */
const maxDepth = 128
const maxIssues = 50

function keywordIssues(schema: FullSchema, at: string): readonly Issue[] {
  return Object.entries(schema).flatMap(([name, value]) => {
    const keyword = keywords.get(name)
    if (keyword === undefined) return [issue('keyword.unsupported', jsonPointer(at, name), { keyword: name })]
    return keyword.isRight(value) ? [] : [issue('keyword.value', jsonPointer(at, name), { keyword: name })]
  })
}

function patternIssues(schema: FullSchema, at: string): readonly Issue[] {
  const own = typeof schema.pattern === 'string' ? [[schema.pattern, jsonPointer(at, 'pattern')] as const] : []
  const ofNames = Object.keys(schema.patternProperties ?? {}).map((pattern) => [pattern, jsonPointer(at, 'patternProperties')] as const)
  return [...own, ...ofNames]
    .filter(([pattern]) => !isSafePattern(pattern))
    .map(([pattern, path]) => issue('pattern.unsupported', path, { pattern }))
}

function referenceIssues(schema: FullSchema, at: string, document: SchemaDocument): readonly Issue[] {
  return (['$ref', '$dynamicRef'] as const).flatMap((keyword) => {
    const ref = schema[keyword]
    const found = typeof ref === 'string' ? document.resolve(schema, ref) : null
    if (found === 'foreign') return [issue('ref.foreign', jsonPointer(at, keyword), { ref: ref ?? '' })]
    return found === 'unknown' ? [issue('ref.unknown', jsonPointer(at, keyword), { ref: ref ?? '' })] : []
  })
}

/** The schemas that judge the same value as this one: following them must come to an end. */
function inPlace(schema: FullSchema, document: SchemaDocument): readonly FullSchema[] {
  const found: Schema[] = subSchemas(schema)
    .filter(({ keyword }) => keywords.get(keyword)?.isInPlace === true)
    .map((part) => part.schema)
  for (const ref of [schema.$ref, schema.$dynamicRef]) {
    const target = typeof ref === 'string' ? document.resolve(schema, ref) : null
    if (typeof target === 'object' && target !== null) found.push(target.schema)
  }
  return found.filter((part) => typeof part === 'object')
}

/** Schemas that come back to themselves without going into the value: nothing could satisfy or fail them. */
const circularIssues = (pointers: ReadonlyMap<FullSchema, string>, document: SchemaDocument): readonly Issue[] =>
  circlesIn(pointers.keys(), (schema) => inPlace(schema, document)).flatMap(([schema]) =>
    schema === undefined ? [] : [issue('ref.circular', pointers.get(schema) ?? '/schema')],
  )

/**
 * Whether the validator can judge by a schema. Paths are JSON pointers from `/schema` on. Codes:
 * `keyword.unsupported` {keyword} · `keyword.value` {keyword} · `pattern.unsupported` {pattern} · `ref.unknown` {ref} · `ref.foreign` {ref} (another document) ·
 * `ref.circular` · `id.duplicate` {name} · `schema.too-deep` {limit}.
 */
export function checkKeywords(root: Schema): readonly Issue[] {
  if (typeof root === 'boolean') return []
  const document = createSchemaDocument(root)
  const issues: Issue[] = document.repeated.map((name) => issue('id.duplicate', '/schema', { name }))
  const pointers = new Map<FullSchema, string>()
  const open: { readonly schema: FullSchema; readonly at: string; readonly depth: number }[] = [{ schema: root, at: '/schema', depth: 0 }]
  for (let next = open.pop(); next !== undefined && issues.length < maxIssues; next = open.pop()) {
    const { schema, at, depth } = next
    if (depth > maxDepth) return [issue('schema.too-deep', '/schema', { limit: maxDepth })]
    pointers.set(schema, at)
    issues.push(...keywordIssues(schema, at), ...patternIssues(schema, at), ...referenceIssues(schema, at, document))
    const parts = subSchemas(schema).flatMap((part) => (typeof part.schema === 'object' ? [{ ...part, schema: part.schema }] : []))
    for (const part of parts.toReversed()) open.push({ schema: part.schema, at: at + part.pointer, depth: depth + 1 })
  }
  return issues.length > 0 ? issues : circularIssues(pointers, document)
}
