import type { JsonValue } from '../../lib/json.ts'
import { formatPhone, plainPhone } from '../../lib/phone.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

const shown = (value: JsonValue): string => formatPhone(plain(value))

/** A Vietnamese number, stored as digits with the leading 0; typed with +84, spaces, dots. Checked by the schema's format. */
export const phone: FieldType = {
  name: 'phone',
  default: declaredDefault,
  parse(typed) {
    const digits = plainPhone(cleanText(typed))
    return ok(digits === '' ? undefined : digits)
  },
  format: shown,
  display: shown,
  check: nothingMore,
  sample: (_node, seed) => `09${String((seed * 104_729 + 12_345_678) % 100_000_000).padStart(8, '0')}`,
}
