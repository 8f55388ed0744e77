import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import type { JsonSchema } from '../json-schema.ts'

/** Keywords whose values are schemas by name, so that a property called like a keyword of ours stays. */
const maps = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])
/** Keywords whose values are no schemas, whatever they look like. */
const values = new Set(['const', 'enum', 'default', 'examples'])

const plain = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(plain)
  return isJsonObject(value) ? withoutSettings(value) : value
}

const inMap = (value: JsonValue): JsonValue =>
  isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)])) : value

function withoutSettings(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema).filter(([keyword]) => keyword !== 'x-phieu')
  return Object.fromEntries(
    kept.map(([keyword, value]) => [keyword, values.has(keyword) ? value : maps.has(keyword) ? inMap(value) : plain(value)]),
  )
}

/** A form's schema as any tool for JSON Schema 2020-12 reads it: without our settings. What it says of values is the same. */
export const plainSchema = (schema: JsonSchema): JsonObject => withoutSettings(schema as unknown as JsonObject) // JSON by its type
