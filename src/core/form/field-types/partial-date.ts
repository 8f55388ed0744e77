import { addDays, formatDate, parsePartialDateText } from '../../lib/calendar.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** A day, a month or a year, as much as is known: `17/03/1950`, `03/1950`, `1950`. Error `format.partial-date` {reason}. */
export const partialDate: FieldType = {
  name: 'partial-date',
  default: declaredDefault,
  parse: (typed) => (cleanText(typed) === '' ? ok(undefined) : parsePartialDateText(typed)),
  format: (value) => formatDate(plain(value)),
  display: (value) => formatDate(plain(value)),
  check: nothingMore,
  sample: (_node, seed, context) => addDays(context.asOf, -9000 - ((seed * 371) % 15_000)).slice(0, [10, 7, 4][seed % 3]),
}
