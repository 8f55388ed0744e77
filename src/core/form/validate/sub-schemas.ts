import { isJsonObject } from '../../lib/json.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { keywords } from './keywords.ts'

export interface SubSchema {
  readonly schema: Schema
  readonly keyword: string
  /** JSON pointer from the schema around it. */
  readonly pointer: string
}

const isSchema = (value: unknown): value is Schema => typeof value === 'boolean' || isJsonObject(value)

/** The schemas directly inside a schema; what has not the form of one is left out. */
export function subSchemas(schema: FullSchema): readonly SubSchema[] {
  const found: SubSchema[] = []
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = keywords.get(keyword)?.kind ?? 'plain'
    const at = jsonPointer('', keyword)
    const add = (part: unknown, pointer: string): void => {
      if (isSchema(part)) found.push({ schema: part, keyword, pointer })
    }
    if (kind === 'schema') add(value, at)
    else if (kind === 'schemas' && Array.isArray(value)) value.forEach((part, i) => add(part, jsonPointer(at, i)))
    else if (kind === 'schema-map' && isJsonObject(value))
      for (const [name, part] of Object.entries(value)) add(part, jsonPointer(at, name))
  }
  return found
}
