import type { FormNode } from '../compiled-form.ts'
import { declaredDefault } from './declared-default.ts'
import { decimal } from './decimal.ts'
import type { FieldType } from './field-type.ts'
import { integer } from './integer.ts'
import { nothingMore } from './plain.ts'
import { text } from './text.ts'
import { yesNo } from './yes-no.ts'

/** The type that a field of this schema has where people see it. */
function likeness({ schema }: FormNode): FieldType {
  if (schema.type === 'integer') return integer
  if (schema.type === 'number') return decimal
  return schema.type === 'boolean' ? yesNo : text
}

/** A value of the record that nobody sees or types: the form's default, or worked out (a batch, a version of the paper form). */
export const hidden: FieldType = {
  name: 'hidden',
  default: declaredDefault,
  parse: (typed, node) => likeness(node).parse(typed, node),
  format: (value, node) => likeness(node).format(value, node),
  display: (value, node, context) => likeness(node).display(value, node, context),
  check: nothingMore,
  sample: (node, seed, context) => likeness(node).sample(node, seed, context),
}
