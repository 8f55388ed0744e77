import { yearOf } from '../../lib/calendar.ts'
import { issue } from '../../lib/issue.ts'
import { checkPersonalId, personalIdYear } from '../../lib/personal-id.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormContext } from '../compiled-form.ts'
import type { FieldType } from './field-type.ts'
import { plain } from './plain.ts'

/** A number that passes: a demonstration place where that is allowed, a birth between 1950 and 1999. */
export function samplePersonalId(seed: number, context: FormContext): string {
  const place = context.demo ? '000' : '031'
  return `${place}${seed % 2}${String(50 + (seed % 50))}${String((seed * 7919 + 13) % 1_000_000).padStart(6, '0')}`
}

/**
 * The 12-digit personal number, typed with or without spaces. Its format is checked by the schema;
 * `personal-id.future`: the birth year in it is yet to come.
 */
export const personalId: FieldType = {
  name: 'personal-id',
  parse(typed) {
    const digits = cleanText(typed).replace(/[\s.-]/g, '')
    return ok(digits === '' ? undefined : digits)
  },
  format: plain,
  display: plain,
  check(value, _node, context) {
    if (typeof value !== 'string' || checkPersonalId(value, context) !== null) return []
    const year = personalIdYear(value)
    return year > yearOf(context.asOf) ? [issue('personal-id.future', '', { year })] : []
  },
  sample: (_node, seed, context) => samplePersonalId(seed, context),
}
