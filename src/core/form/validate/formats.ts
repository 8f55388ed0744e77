import { checkAgencyCode } from '../../lib/agency-code.ts'
import { isIsoDate, isLocalTime, isPartialDate } from '../../lib/calendar.ts'
import { checkParcelId } from '../../lib/geohash.ts'
import { checkHealthInsurance, checkSocialInsurance } from '../../lib/insurance.ts'
import { checkPersonalId } from '../../lib/personal-id.ts'
import { checkPhone } from '../../lib/phone.ts'
import { checkTaxCode } from '../../lib/tax-code.ts'
import { isAnyUuid, isDateTime, isDuration, isEmail, isTime, isUri } from './standard-formats.ts'

export interface FormatOptions {
  readonly demo: boolean
}

/** The issue code of what is wrong with a text, or null. */
type Format = (text: string, options: FormatOptions) => string | null

const when =
  (name: string, test: (text: string) => boolean): Format =>
  (text) =>
    test(text) ? null : `format.${name}`

/** `2026`, `2026-11`, `2026-Q4`, `2026-2027`: which of them a form takes is its pattern's affair. */
const isPeriod = (text: string): boolean => {
  if (/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/.test(text)) return true
  const years = /^(\d{4})-(\d{4})$/.exec(text)
  return years !== null && Number(years[2]) === Number(years[1]) + 1
}

/** Formats of texts that are checked; others are annotations. The identifiers' codes come from `core/lib`. */
export const formats: Readonly<Record<string, Format>> = {
  date: when('date', isIsoDate),
  time: when('time', isTime),
  'date-time': when('date-time', isDateTime),
  duration: when('duration', isDuration),
  email: when('email', isEmail),
  uri: when('uri', isUri),
  uuid: when('uuid', isAnyUuid),
  'partial-date': when('partial-date', isPartialDate),
  // RFC 3339's `time` has an offset; a form's opening hours have none.
  'local-time': when('local-time', isLocalTime),
  period: when('period', isPeriod),
  'personal-id': (text, options) => checkPersonalId(text, options),
  'tax-code': (text, options) => checkTaxCode(text, { ...options, allowPersonalId: false }),
  'tax-code-or-personal-id': (text, options) => checkTaxCode(text, { ...options, allowPersonalId: true }),
  'phone-vn': (text) => checkPhone(text),
  'social-insurance': (text) => checkSocialInsurance(text),
  'health-insurance': (text) => checkHealthInsurance(text),
  'agency-code': (text) => checkAgencyCode(text),
  'parcel-id': (text) => checkParcelId(text),
}
