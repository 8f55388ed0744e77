import { ok } from '../../lib/result.ts'
import { taxCheckDigit } from '../../lib/tax-code.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** A tax code, 10 digits or a branch's `0314409058-002`; typed with spaces or without the hyphen. Its digits are checked by the schema's format. */
export const taxCode: FieldType = {
  name: 'tax-code',
  default: declaredDefault,
  parse(typed) {
    const text = cleanText(typed).replace(/[\s.]/g, '')
    return ok(text === '' ? undefined : text.replace(/^(\d{10})-?(\d{3})$/, '$1-$2'))
  },
  format: plain,
  display: plain,
  check: nothingMore,
  sample(_node, seed) {
    for (let n = 20_000_000 + seed * 101; ; n++) {
      const nine = String(n).padStart(9, '0')
      const digit = taxCheckDigit(nine)
      // One start in eleven has no code.
      if (digit !== null) return nine + digit
    }
  },
}
