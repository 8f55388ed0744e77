import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import { keywords } from '../validate/keywords.ts'

function rewritten(value: JsonValue): JsonValue {
  return isJsonObject(value) ? (withAjvContains(value as FullSchema) as JsonValue) : value // where a schema stands, an object is one
}

/** The sub-schemas under one keyword. */
function inner(keyword: string, value: JsonValue): JsonValue {
  switch (keywords.get(keyword)?.kind) {
    case 'schema':
      return rewritten(value)
    case 'schemas':
      return Array.isArray(value) ? value.map(rewritten) : value
    case 'schema-map':
      return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rewritten(part)])) : value
    default:
      return value
  }
}

const annotations = new Set(
  'title description default deprecated readOnly writeOnly examples contentEncoding contentMediaType contentSchema'.split(' '),
)

/** It holds for anything, as Ajv can tell. */
const isEmpty = (schema: Schema): boolean =>
  schema === true || (schema !== false && Object.keys(schema).every((each) => annotations.has(each)))

/**
 * A schema that says in the words of the standard what Ajv 8.20 takes `contains` for beside `unevaluatedItems`: every item counts as looked
 * at, matched or not, as if `items: true` stood there; but none does, as if `contains` stood in a `not` of a `not`, when its schema
 * holds for anything, or when it need not match (`minContains` 0 without `maxContains`) and is left out.
 */
export function withAjvContains(schema: FullSchema): FullSchema {
  const parts = Object.entries(schema).map(([keyword, value]) => [keyword, inner(keyword, value as JsonValue)] as const)
  const { contains, minContains, maxContains, allOf = [], ...rest } = Object.fromEntries(parts) as FullSchema // the same keywords
  if (contains === undefined) return Object.fromEntries(parts) as FullSchema
  const counted: Schema = Object.fromEntries(
    Object.entries({ contains, minContains, maxContains }).filter(([, value]) => value !== undefined),
  )
  const isUnseen = isEmpty(contains) || (minContains === 0 && maxContains === undefined)
  return { ...rest, allOf: [...allOf, ...(isUnseen ? [{ not: { not: counted } }] : [counted, { items: true }])] }
}
