import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import type { JsonSchema } from '../json-schema.ts'

const names = new Set(['properties', '$defs'])

function visited(value: JsonValue, isMap: boolean): JsonValue {
  if (Array.isArray(value)) return value.map((each: JsonValue) => visited(each, false))
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(([key, part]): [string, JsonValue] => {
    if (isMap || key !== 'x-phieu' || !isJsonObject(part)) return [key, visited(part, !isMap && names.has(key))]
    const { id: _, ...settings } = part
    return [key, settings]
  })
  return Object.fromEntries(entries)
}

/** A copy of a field that gets ids of its own (`fillFieldIds`), also inside. */
export const withoutIds = (schema: JsonSchema): JsonSchema => visited(schema as JsonObject, false) as JsonSchema // JSON both ways
