import { addDays, formatDate, parseDateText } from '../../lib/calendar.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** A day, stored ISO, typed and shown dd/mm/yyyy. Error `format.date` {reason}. */
export const date: FieldType = {
  name: 'date',
  default: declaredDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : parseDateText(typed)),
  format: (value) => formatDate(plain(value)),
  display: (value) => formatDate(plain(value)),
  check: nothingMore,
  // In the past: births, issues and visits outnumber plans.
  sample: (_node, seed, context) => addDays(context.asOf, -((seed * 37) % 9000)),
}
