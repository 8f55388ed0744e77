import { formatHealthInsurance } from '../../lib/insurance.ts'
import type { JsonValue } from '../../lib/json.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

const shown = (value: JsonValue): string => formatHealthInsurance(plain(value))

/** The number of a health-insurance card, typed as printed, in groups or not; stored as fifteen characters. Checked by the schema's format. */
export const healthInsurance: FieldType = {
  name: 'health-insurance',
  default: declaredDefault,
  parse(typed) {
    const text = cleanText(typed)
      .replace(/[\s.-]/g, '')
      .toUpperCase()
    return ok(text === '' ? undefined : text)
  },
  format: shown,
  display: shown,
  check: nothingMore,
  sample: (_node, seed) =>
    `${['GD', 'DN', 'HC', 'TE'][seed % 4]}${(seed % 5) + 1}31${String((seed * 7919 + 20_123_456) % 10_000_000_000).padStart(10, '0')}`,
}
