import { yearOf } from '../../lib/calendar.ts'
import { issue } from '../../lib/issue.ts'
import { checkPersonalId, isKnownBirthPlace, personalIdYear } from '../../lib/personal-id.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormContext } from '../compiled-form.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { plain } from './plain.ts'

/** A number that passes: a demonstration place where that is allowed, a birth between 1950 and 1999. */
export function samplePersonalId(seed: number, context: FormContext): string {
  const place = context.demo ? '000' : '031'
  return `${place}${seed % 2}${String(50 + (seed % 50))}${String((seed * 7919 + 13) % 1_000_000).padStart(6, '0')}`
}

/**
 * The 12-digit personal number, typed with or without spaces. Its format is checked by the schema;
 * `personal-id.future`: the birth year in it is yet to come. `personal-id.unknown-place` informs only: the list of place codes
 * in force since the provinces merged is not published.
 */
export const personalId: FieldType = {
  name: 'personal-id',
  default: declaredDefault,
  parse(typed) {
    const digits = cleanText(typed).replace(/[\s.-]/g, '')
    return ok(digits === '' ? undefined : digits)
  },
  format: plain,
  display: plain,
  check(value, _node, context) {
    if (typeof value !== 'string' || checkPersonalId(value, context) !== null) return []
    const year = personalIdYear(value)
    if (year > yearOf(context.asOf)) return [issue('personal-id.future', '', { year })]
    return isKnownBirthPlace(value) ? [] : [{ ...issue('personal-id.unknown-place', '', { place: value.slice(0, 3) }), severity: 'info' }]
  },
  sample: (_node, seed, context) => samplePersonalId(seed, context),
}
