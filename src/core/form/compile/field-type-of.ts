import { isIsland } from '../is-island.ts'
import { hasRows } from '../validate/check-array.ts'
import type { FieldTypeName } from '../field-settings.ts'
import type { NodeKind } from '../compiled-form.ts'
import { constantsOf } from '../validate/check-choice.ts'
import type { FullSchema } from '../validate/full-schema.ts'
import { overlayRef } from './overlay-ref.ts'
import type { Schema } from '../validate/full-schema.ts'

const byFormat: Readonly<Record<string, FieldTypeName>> = {
  date: 'date',
  'partial-date': 'partial-date',
  period: 'period',
  'local-time': 'time',
  'date-time': 'date-time',
  'personal-id': 'personal-id',
  'tax-code': 'tax-code',
  'tax-code-or-personal-id': 'tax-code',
  'phone-vn': 'phone',
  email: 'email',
  'social-insurance': 'social-insurance',
  'health-insurance': 'health-insurance',
  'agency-code': 'agency-code',
  'parcel-id': 'parcel-id',
}

/** The field type named by `x-phieu`, or the one that the schema suggests. Null when there is none: a value of any type without settings. `site` is the schema as written, with its `$ref`. */
export function fieldTypeOf(root: Schema, schema: FullSchema, site: FullSchema = schema): FieldTypeName | null {
  const named = schema['x-phieu']?.type
  if (named !== undefined) return named
  if (isIsland(root, site)) return 'island'
  if (constantsOf(schema.oneOf) !== null || schema.enum !== undefined) return 'choice'
  switch (schema.type) {
    case 'object':
      return 'group'
    case 'array': {
      const items = typeof schema.items === 'object' ? overlayRef(root, schema.items)?.schema : undefined
      return hasRows(items) ? 'repeat' : items !== undefined && items.type !== 'object' ? 'multi-choice' : null
    }
    case 'string':
      return byFormat[schema.format ?? ''] ?? 'text'
    case 'integer':
      return 'integer'
    case 'number':
      return 'decimal'
    case 'boolean':
      return 'yes-no'
    default:
      return null
  }
}

export function nodeKindOf(type: FieldTypeName): NodeKind {
  switch (type) {
    case 'group':
    case 'address':
    case 'matrix':
      return 'group'
    case 'grid':
    case 'repeat':
      return type
    default:
      return 'field'
  }
}
