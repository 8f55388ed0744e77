import type { FormNode } from '../compiled-form.ts'
import { choice } from './choice.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { multiChoice } from './multi-choice.ts'

/** One code, or a list of codes: what the schema says. */
const likeness = (node: FormNode): FieldType => (node.schema.type === 'array' ? multiChoice : choice)

/** A choice of one or several by their pictures, which lie in the definition (`images`). The title of a choice is what its picture is called. */
export const imageChoice: FieldType = {
  name: 'image-choice',
  default: declaredDefault,
  parse: (typed, node) => likeness(node).parse(typed, node),
  format: (value, node) => likeness(node).format(value, node),
  display: (value, node, context) => likeness(node).display(value, node, context),
  check: (value, node, context, siblings) => likeness(node).check(value, node, context, siblings),
  sample: (node, seed, context) => likeness(node).sample(node, seed, context),
}
