import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { keywords } from '../validate/keywords.ts'
import { isKnownIn, type Dialect } from './dialects.ts'

/** How a keyword of an older dialect holds schemas; `items` and `dependencies` hold one or several. */
export function kindOf(keyword: string, value: JsonValue, dialect: Dialect): 'schema' | 'schemas' | 'schema-map' | 'plain' {
  if (!isKnownIn(dialect, keyword)) return 'plain'
  if (keyword === 'definitions' || keyword === 'dependencies') return isJsonObject(value) ? 'schema-map' : 'plain'
  if (keyword === 'additionalItems') return 'schema'
  if (keyword === 'items' && Array.isArray(value)) return dialect === '2020-12' ? 'plain' : 'schemas'
  return keywords.get(keyword)?.kind ?? 'plain'
}

export interface OldSubSchema {
  readonly schema: JsonObject
  /** From the schema around it. */
  readonly steps: readonly string[]
}

/** The schemas directly inside a schema as an older dialect means it. */
export function oldSubSchemas(schema: JsonObject, dialect: Dialect): readonly OldSubSchema[] {
  return Object.entries(schema).flatMap(([keyword, value]): OldSubSchema[] => {
    const kind = kindOf(keyword, value, dialect)
    if (kind === 'schema') return isJsonObject(value) ? [{ schema: value, steps: [keyword] }] : []
    if (kind === 'schemas' && Array.isArray(value))
      return value.flatMap((part: JsonValue, i) => (isJsonObject(part) ? [{ schema: part, steps: [keyword, String(i)] }] : []))
    return kind === 'schema-map' && isJsonObject(value)
      ? Object.entries(value).flatMap(([name, part]) => (isJsonObject(part) ? [{ schema: part, steps: [keyword, name] }] : []))
      : []
  })
}
