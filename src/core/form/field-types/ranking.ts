import type { JsonValue } from '../../lib/json.ts'
import type { FormNode } from '../compiled-form.ts'
import { choiceWords } from './codes.ts'
import { declaredDefault } from './declared-default.ts'
import type { DisplayContext, FieldType } from './field-type.ts'
import { multiChoice } from './multi-choice.ts'
import { nothingMore, plain } from './plain.ts'

const display = (value: JsonValue, node: FormNode, context: DisplayContext): string =>
  Array.isArray(value) ? value.map((each: JsonValue, at) => `${at + 1}. ${choiceWords(each, node, context)}`).join('; ') : plain(value)

/** Choices in an order, the first one first; all of them, or as many as `maxItems` says. One value as a whole. Typed with semicolons between. */
export const ranking: FieldType = {
  name: 'ranking',
  default: declaredDefault,
  parse: multiChoice.parse,
  format: multiChoice.format,
  display,
  check: nothingMore,
  sample: (node, seed, context) => multiChoice.sample(node, seed, context),
}
