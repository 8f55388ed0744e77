import type { JsonValue } from '../../lib/json.ts'
import type { FormNode } from '../compiled-form.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { readNumber, whole } from './number-text.ts'
import { nothingMore, plain } from './plain.ts'
import { sampleNumber } from './sample-number.ts'

/** `4/5`: a number without its scale says little. */
const display = (value: JsonValue, node: FormNode): string =>
  typeof value === 'number' ? `${value}/${node.schema.maximum ?? 5}` : plain(value)

/** A mark from 1 to the schema's `maximum` (10 at most), given by stars. Errors: `number.text`, `number.not-whole`. */
export const rating: FieldType = {
  name: 'rating',
  default: declaredDefault,
  parse: (typed, node) => whole(readNumber(typed.replace(new RegExp(`/\\s*${node.schema.maximum ?? 5}\\s*$`), ''), node)),
  format: plain,
  display,
  check: nothingMore,
  sample: (node, seed) => sampleNumber(node, seed, 1),
}
