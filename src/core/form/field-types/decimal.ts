import type { JsonValue } from '../../lib/json.ts'
import { formatNumber } from '../../lib/numbers.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { readNumber, withSuffix } from './number-text.ts'
import { nothingMore, plain } from './plain.ts'
import { sampleNumber } from './sample-number.ts'

const format = (value: JsonValue): string => (typeof value === 'number' ? formatNumber(value) : plain(value))

/** A number with decimals; `multipleOf` is its scale. `1.234,5`, `1234.5`. Errors: `number.text`, `number.too-big`. */
export const decimal: FieldType = {
  name: 'decimal',
  default: declaredDefault,
  parse: readNumber,
  format,
  display: (value, node) => withSuffix(format(value), node),
  check: nothingMore,
  sample: (node, seed) => sampleNumber(node, seed * 7 + 3, 0.01),
}
