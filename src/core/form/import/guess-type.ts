import { fieldTypeOf } from '../compile/field-type-of.ts'
import type { DeclaredField } from '../declared-fields.ts'
import { missingOfType } from '../field-shape.ts'
import type { FieldTypeName } from '../field-settings.ts'
import type { JsonSchema } from '../json-schema.ts'

/** Longer texts get several lines. */
const LINE = 200

function suggestions(root: JsonSchema, schema: JsonSchema): readonly (FieldTypeName | null)[] {
  const first = fieldTypeOf(root, { ...schema, 'x-phieu': {} as JsonSchema['x-phieu'] & object }) // settings without a type ask for a guess
  if (schema.type === 'array' && isObjects(schema.items)) return ['repeat']
  if (schema.type === 'string' && (schema.format === 'uri' || schema.format === 'url')) return ['url']
  if (first === 'text' && (schema.maxLength ?? 0) > LINE) return ['long-text']
  return [first]
}

const isObjects = (items: JsonSchema | undefined): boolean =>
  items !== undefined && (items.$ref !== undefined || (items.type === 'object' && items.properties !== undefined))

/** The type of field for a schema whose references are written out; null when only an island can hold it. */
export function guessType(root: JsonSchema, schema: JsonSchema, name: string): FieldTypeName | null {
  const given = schema['x-phieu']?.type
  if (given !== undefined) return given
  return (
    suggestions(root, schema).find((type) => {
      if (type === null || type === 'island') return false
      // Rows and groups are made fit on the way in.
      if (type === 'repeat' || type === 'group') return true
      const field: DeclaredField = {
        name,
        path: `/${name}`,
        sites: [{ schema, pointer: '/schema' }],
        schema,
        settings: { type },
        siblings: new Set(),
        isRequired: false,
      }
      return missingOfType(field, type, root).length === 0
    }) ?? null
  )
}
