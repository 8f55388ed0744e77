import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import type { Dialect } from '../dialect/dialects.ts'

const dropped: Readonly<Partial<Record<Dialect, readonly string[]>>> = {
  'draft-07': ['unevaluatedItems', 'unevaluatedProperties', 'minContains', 'maxContains', 'contentSchema', 'deprecated'],
}

/** A generated schema of 2020-12 as somebody would have written it in an older dialect; not the same schema, but as full of its keywords. */
export function olderSchema(schema: JsonValue, dialect: 'draft-07' | '2019-09'): JsonValue {
  if (Array.isArray(schema)) return schema.map((each: JsonValue) => olderSchema(each, dialect))
  if (!isJsonObject(schema)) return schema
  const { prefixItems, items, $defs, $anchor, $ref, dependentRequired, dependentSchemas, ...rest } = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !(dropped[dialect] ?? []).includes(keyword)),
  )
  const older = (value: JsonValue | undefined): JsonValue => olderSchema(value ?? null, dialect)
  const made: Record<string, JsonValue> = Object.fromEntries(
    Object.entries(rest).map(([keyword, value]) => [
      keyword,
      ['const', 'enum', 'default', 'examples'].includes(keyword) ? value : older(value),
    ]),
  )
  if (prefixItems !== undefined) made['items'] = older(prefixItems)
  if (prefixItems !== undefined && items !== undefined) made['additionalItems'] = older(items)
  if (prefixItems === undefined && items !== undefined) made['items'] = older(items)
  if ($defs !== undefined) made[dialect === 'draft-07' ? 'definitions' : '$defs'] = older($defs)
  if ($anchor !== undefined) made[dialect === 'draft-07' ? '$id' : '$anchor'] = dialect === 'draft-07' ? `#${String($anchor)}` : $anchor
  if ($ref !== undefined) made['$ref'] = dialect === 'draft-07' ? String($ref).replace('$defs', 'definitions') : $ref
  const both: JsonObject = {
    ...(isJsonObject(dependentRequired) ? dependentRequired : {}),
    ...(isJsonObject(dependentSchemas) ? (older(dependentSchemas) as JsonObject) : {}),
  } // a map stays one
  if (Object.keys(both).length > 0 && (dialect === 'draft-07' || Object.keys(both).length > 1)) made['dependencies'] = both
  else {
    if (dependentRequired !== undefined) made['dependentRequired'] = dependentRequired
    if (dependentSchemas !== undefined) made['dependentSchemas'] = older(dependentSchemas)
  }
  return made
}
