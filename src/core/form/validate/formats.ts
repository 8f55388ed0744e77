import { checkAgencyCode } from '../../lib/agency-code.ts'
import { isIsoDate, isLocalTime, isPartialDate } from '../../lib/calendar.ts'
import { checkParcelId } from '../../lib/geohash.ts'
import { isUuid } from '../../lib/ids.ts'
import { checkHealthInsurance, checkSocialInsurance } from '../../lib/insurance.ts'
import { checkPersonalId } from '../../lib/personal-id.ts'
import { checkPhone } from '../../lib/phone.ts'
import { checkTaxCode } from '../../lib/tax-code.ts'

export interface FormatOptions {
  readonly demo: boolean
}

/** The issue code of what is wrong with a text, or null. */
type Format = (text: string, options: FormatOptions) => string | null

const when =
  (name: string, test: (text: string) => boolean): Format =>
  (text) =>
    test(text) ? null : `format.${name}`

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i.test(text)
const isDateTime = (text: string): boolean => /^.{10}T/i.test(text) && isIsoDate(text.slice(0, 10)) && isTime(text.slice(11))
/** A pragmatic subset of RFC 5321: local part without quoting, at least two labels. */
const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](-?[a-z\d]){0,62}(\.[a-z\d](-?[a-z\d]){0,62})+$/i.test(text) &&
  !/^\.|\.\.|\.@/.test(text)
const isUri = (text: string): boolean => /^[a-z][a-z\d+.-]*:[\w~:/?#[\]@!$&'()*+,;=.%-]+$/i.test(text) && !/%(?![\da-f]{2})/i.test(text)

/** `2026`, `2026-11`, `2026-Q4`, `2026-2027`: which of them a form takes is its pattern's affair. */
const isPeriod = (text: string): boolean => {
  if (/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/.test(text)) return true
  const years = /^(\d{4})-(\d{4})$/.exec(text)
  return years !== null && Number(years[2]) === Number(years[1]) + 1
}

/** Formats that are checked; others are annotations. The identifiers' codes come from `core/lib`. */
export const formats: Readonly<Record<string, Format>> = {
  date: when('date', isIsoDate),
  time: when('time', isTime),
  'date-time': when('date-time', isDateTime),
  email: when('email', isEmail),
  uri: when('uri', isUri),
  uuid: when('uuid', isUuid),
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
