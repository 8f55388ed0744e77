import type { JsonValue } from '../../lib/json.ts'
import type { FormNode } from '../compiled-form.ts'
import { constantsOf } from '../validate/check-choice.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import { overlayRef } from './overlay-ref.ts'

const titled = (branch: Schema, value: JsonValue): string =>
  typeof branch === 'object' && branch.title !== undefined ? branch.title : String(value)

/** The inline choices of a field, of the items for a multiple choice. */
export function choicesOf(root: Schema, schema: FullSchema): FormNode['choices'] {
  const items = schema.type === 'array' && typeof schema.items === 'object' ? overlayRef(root, schema.items)?.schema : undefined
  const own = items ?? schema
  const constants = constantsOf(own.oneOf)
  if (constants !== null) return constants.map((value, i) => ({ value, title: titled(own.oneOf?.[i] ?? true, value) }))
  return (own.enum ?? []).map((value) => ({ value, title: String(value) }))
}
