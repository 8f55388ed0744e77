import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'

/** Keywords whose value is no schema, whatever it looks like. */
export const data: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples'])

const annotations = new Set(
  'title description default deprecated readOnly writeOnly examples contentEncoding contentMediaType contentSchema'.split(' '),
)

/** It holds for anything, as Ajv can tell. */
const isEmpty = (schema: JsonValue): boolean =>
  schema === true || (isJsonObject(schema) && Object.keys(schema).every((keyword) => annotations.has(keyword)))

/**
 * A generated schema, of 2020-12 or 2019-09, that says in the words of the standard what Ajv 8.20 takes `contains` for beside
 * `unevaluatedItems`: every item counts as looked at, matched or not, as if `items: true` stood there; but none does, as if `contains`
 * stood in a `not` of a `not`, when its schema holds for anything, or when it need not match (`minContains` 0 without `maxContains`) and is left out.
 */
export function withAjvContains(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map(withAjvContains)
  if (!isJsonObject(schema)) return schema
  const parts: JsonObject = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, data.has(keyword) ? value : withAjvContains(value)]),
  )
  const { contains, minContains, maxContains, allOf = [], ...rest } = parts
  if (contains === undefined || !Array.isArray(allOf)) return parts
  const counted: JsonObject = {
    contains,
    ...(minContains === undefined ? {} : { minContains }),
    ...(maxContains === undefined ? {} : { maxContains }),
  }
  const isUnseen = isEmpty(contains) || (minContains === 0 && maxContains === undefined)
  return { ...rest, allOf: [...(allOf as readonly JsonValue[]), ...(isUnseen ? [{ not: { not: counted } }] : [counted, { items: true }])] } // isArray forgets what it is
}
