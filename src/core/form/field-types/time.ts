import { isLocalTime, parseTimeText } from '../../lib/calendar.ts'
import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldFinding, FieldType } from './field-type.ts'
import { plain } from './plain.ts'

const hasSeconds = (node: FormNode): boolean => node.settings.seconds === true

/** One field keeps all its times to the same grain, or they would not compare as text. */
function check(value: JsonValue, node: FormNode): readonly FieldFinding[] {
  if (typeof value !== 'string' || !isLocalTime(value) || (value.length === 8) === hasSeconds(node)) return []
  return [issue('format.local-time', '', { reason: hasSeconds(node) ? 'shape' : 'seconds' })]
}

const pad = (part: number): string => String(part).padStart(2, '0')

/** A time as the clock of the place shows it, `08:30`; with the setting `seconds` `08:30:15`. Typed `830`, `8h30`. Error `format.local-time` {reason}. */
export const time: FieldType = {
  name: 'time',
  default: declaredDefault,
  parse: (typed, node) => (cleanText(typed) === '' ? ok(undefined) : parseTimeText(typed, hasSeconds(node))),
  format: plain,
  display: plain,
  check,
  sample: (node, seed) => `${pad((7 + seed) % 24)}:${pad((seed * 7) % 60)}${hasSeconds(node) ? `:${pad((seed * 11) % 60)}` : ''}`,
}
