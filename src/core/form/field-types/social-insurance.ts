import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** Số BHXH, ten digits, typed with or without spaces and dots. Checked by the schema's format. */
export const socialInsurance: FieldType = {
  name: 'social-insurance',
  default: declaredDefault,
  parse(typed) {
    const digits = cleanText(typed).replace(/[\s.-]/g, '')
    return ok(digits === '' ? undefined : digits)
  },
  format: plain,
  display: plain,
  check: nothingMore,
  sample: (_node, seed) => `31${String((seed * 7919 + 20_123_456) % 100_000_000).padStart(8, '0')}`,
}
