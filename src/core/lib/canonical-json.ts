import type { JsonValue } from './json.ts'
import { isJsonObject } from './json.ts'

/**
 * The one text of a value, for hashing and comparing: no spaces, keys by UTF-16 code unit, ECMAScript numbers (RFC 8785).
 * The value has come through an entrance check, so its depth is bounded.
 */
export function canonicalJson(value: JsonValue): string {
  if (isJsonObject(value)) {
    // One growing text and no lists between: a server writes this text several times for each operation.
    let text = '{'
    for (const key of Object.keys(value).sort()) {
      if (text.length > 1) text += ','
      text += `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`
    }
    return `${text}}`
  }
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => canonicalJson(item)).join(',')}]`
  return JSON.stringify(value)
}
