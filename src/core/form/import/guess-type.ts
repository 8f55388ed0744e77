import { fieldTypeOf } from '../compile/field-type-of.ts'
import type { DeclaredField } from '../declared-fields.ts'
import { missingOfType } from '../field-shape.ts'
import type { FieldTypeName } from '../field-settings.ts'
import type { JsonSchema } from '../json-schema.ts'

/** Longer texts get several lines. */
const LINE = 200

function suggestion(root: JsonSchema, schema: JsonSchema): FieldTypeName | null {
  if (schema.type === 'array' && isObjects(schema.items)) return 'repeat'
  if (schema.type === 'string' && (schema.format === 'uri' || schema.format === 'url')) return 'url'
  const type = fieldTypeOf(root, { ...schema, 'x-phieu': {} as NonNullable<JsonSchema['x-phieu']> }) // settings without a type ask for a guess
  return type === 'text' && (schema.maxLength ?? 0) > LINE ? 'long-text' : type
}

const isObjects = (items: JsonSchema | undefined): boolean =>
  items !== undefined && (items.$ref !== undefined || (items.type === 'object' && items.properties !== undefined))

/** The type of field for a schema whose references are written out; null when only an island can hold it. */
export function guessType(root: JsonSchema, schema: JsonSchema, name: string): FieldTypeName | null {
  const given = schema['x-phieu']?.type
  if (given !== undefined) return given
  const type = suggestion(root, schema)
  // Rows and groups are made fit on the way in.
  if (type === null || type === 'repeat' || type === 'group') return type
  const field: DeclaredField = {
    name,
    path: `/${name}`,
    sites: [{ schema, pointer: '/schema' }],
    schema,
    settings: { type },
    siblings: new Set(),
    isRequired: false,
  }
  return type === 'island' || missingOfType(field, type, root).length > 0 ? null : type
}
