import type { JsonValue } from '../../lib/json.ts'
import { formatNumber } from '../../lib/numbers.ts'
import type { FormNode } from '../compiled-form.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { readNumber, whole, withSuffix } from './number-text.ts'
import { nothingMore, plain } from './plain.ts'
import { sampleNumber } from './sample-number.ts'

/** A field limited to four digits holds years: `2026`, never `2.026`. */
const isYear = (node: FormNode): boolean => (node.schema.minimum ?? 0) >= 1000 && (node.schema.maximum ?? Infinity) <= 9999

const format = (value: JsonValue, node: FormNode): string =>
  typeof value !== 'number' ? plain(value) : isYear(node) ? String(value) : formatNumber(value)

/** A whole number: `1.234`, `1 234` and `1234` are one. Errors: `number.text`, `number.too-big`, `number.not-whole`. */
export const integer: FieldType = {
  name: 'integer',
  default: declaredDefault,
  parse: (typed, node) => whole(readNumber(typed, node)),
  format,
  display: (value, node) => withSuffix(format(value, node), node),
  check: nothingMore,
  sample: (node, seed) => sampleNumber(node, seed, 1),
}
