import { addDays, formatDateTime, parseDateTimeText } from '../../lib/calendar.ts'
import type { JsonValue } from '../../lib/json.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

const hasSeconds = (node: FormNode): boolean => node.settings.seconds === true
const format = (value: JsonValue, node: FormNode): string => formatDateTime(plain(value), hasSeconds(node))
const pad = (part: number): string => String(part).padStart(2, '0')

/**
 * A moment: typed and shown as the clocks in Hải Phòng have it, `20/11/2026 08:30`, stored as RFC 3339 with that offset,
 * `2026-11-20T08:30:00+07:00`. Error `format.date-time` {reason}.
 */
export const dateTime: FieldType = {
  name: 'date-time',
  default: declaredDefault,
  parse: (typed, node) => (cleanText(typed) === '' ? ok(undefined) : parseDateTimeText(typed, hasSeconds(node))),
  format,
  display: format,
  check: nothingMore,
  sample: (node, seed, context) =>
    `${addDays(context.asOf, -((seed * 37) % 900))}T${pad(seed % 24)}:${pad((seed * 7) % 60)}:${hasSeconds(node) ? pad((seed * 11) % 60) : '00'}+07:00`,
}
