import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** An agency's electronic identification code, `H24.12`; blanks dropped, capitals made. Checked by the schema's format. */
export const agencyCode: FieldType = {
  name: 'agency-code',
  default: declaredDefault,
  parse(typed) {
    const text = cleanText(typed).replace(/\s/g, '').toUpperCase()
    return ok(text === '' ? undefined : text)
  },
  format: plain,
  display: plain,
  check: nothingMore,
  sample: (_node, seed) => `H24.${String((seed % 90) + 10)}${seed % 3 === 0 ? `.${String(seed % 100).padStart(2, '0')}` : ''}`,
}
