import type { JsonValue } from '../../lib/json.ts'
import { formatNumber } from '../../lib/numbers.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { readNumber, whole, withSuffix } from './number-text.ts'
import { nothingMore, plain } from './plain.ts'
import { sampleNumber } from './sample-number.ts'

const format = (value: JsonValue): string => (typeof value === 'number' ? formatNumber(value) : plain(value))

/** A number between two ends, pulled or typed; `multipleOf` is the step. It has no value until somebody sets it. Errors as those of numbers. */
export const slider: FieldType = {
  name: 'slider',
  default: declaredDefault,
  parse: (typed, node) => (node.schema.type === 'integer' ? whole(readNumber(typed, node)) : readNumber(typed, node)),
  format,
  display: (value, node) => withSuffix(format(value), node),
  check: nothingMore,
  sample: (node, seed) => sampleNumber(node, seed, 1),
}
