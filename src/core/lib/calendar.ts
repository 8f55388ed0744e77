import { issue } from './issue.ts'
import { err, ok, type Result } from './result.ts'
import { cleanText } from './vietnamese.ts'

const dayMillis = 86_400_000
const vietnamOffset = 7 * 3_600_000
/** Two-digit years below are of this century: births of the 1940s are more frequent than dates in the 2040s. */
const pivot = 40

const pad = (n: number, width: number): string => String(n).padStart(width, '0')
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthDays = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

const exists = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= monthDays(year, month)

/** The number written between two places of a text, NaN unless all is digits there: a record has many dates, and matching each costs. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

/** `2026-11-20`, a day that the calendar has. */
export function isIsoDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  return exists(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
}

/** `1950`, `1950-03` or `1950-03-17`: births of old people are often known by the year alone. */
export const isPartialDate = (text: string): boolean =>
  isIsoDate(text) || (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) && !text.startsWith('0000'))

/** The first day that a partial date may mean. */
export const firstDay = (partial: string): string =>
  partial.length === 4 ? `${partial}-01-01` : partial.length === 7 ? `${partial}-01` : partial

/** The last day that a partial date may mean. */
export function lastDay(partial: string): string {
  if (partial.length === 10) return partial
  const month = partial.length === 4 ? `${partial}-12` : partial
  return `${month}-${pad(monthDays(Number(month.slice(0, 4)), Number(month.slice(5, 7))), 2)}`
}

/** The calendar day in Hải Phòng (UTC+7, no summer time), ISO. `millis` since 1970. */
export const vietnamDay = (millis: number): string => new Date(millis + vietnamOffset).toISOString().slice(0, 10)

/** Days since 1970-01-01, reckoned in years that begin in March, so that the leap day is their last. Parsing a date as text takes ten times as long. */
function dayNumber(partial: string): number {
  const date = firstDay(partial)
  const [year, month, day] = [digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10)]
  const marchYear = month > 2 ? year : year - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return marchYear * 365 + leapDays + dayOfYear - daysBefore1970
}

/** From 1 March of the year 0. */
const daysBefore1970 = 719_468

/** Days from `a` to `b`, negative when `b` is earlier. ISO or partial dates; a partial one counts as its first day. */
export const daysBetween = (a: string, b: string): number => dayNumber(b) - dayNumber(a)

/** Completed years from `a` to `b` (an age), negative when `b` is earlier. */
export function yearsBetween(a: string, b: string): number {
  const [from, to] = [firstDay(a), firstDay(b)]
  if (to < from) return -yearsBetween(b, a) || 0
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

export const yearOf = (date: string): number => Number(date.slice(0, 4))

/** The ISO day `days` after `date`. */
export const addDays = (date: string, days: number): string => new Date((dayNumber(date) + days) * dayMillis).toISOString().slice(0, 10)

const fullYear = (text: string): number => {
  const year = Number(text)
  return text.length > 2 ? year : year < pivot ? 2000 + year : 1900 + year
}

const shapes = [
  /^(?<d>\d{1,2})[/.\- ](?<m>\d{1,2})[/.\- ](?<y>\d{4}|\d{2})$/,
  /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4}|\d{2})$/,
  /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/,
  /^(?:ngày )?(?<d>\d{1,2}) tháng (?<m>\d{1,2}) năm (?<y>\d{4})$/i,
]

const failed = (code: string, reason: 'shape' | 'calendar') => err([issue(code, '', { reason })])

function readDate(text: string, code: string): Result<string> {
  for (const shape of shapes) {
    const parts = shape.exec(text)?.groups
    if (parts === undefined) continue
    const [year, month, day] = [fullYear(parts['y'] ?? ''), Number(parts['m']), Number(parts['d'])]
    return exists(year, month, day) ? ok(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`) : failed(code, 'calendar')
  }
  return failed(code, 'shape')
}

/**
 * What clerks type → ISO date: `20/11/2026`, `1/2/26`, `20112026`, `20.11.2026`, `20-11-2026`, `ngày 20 tháng 11 năm 2026`.
 * Error `format.date` with `reason`: `shape` (not a date) or `calendar` (31/02).
 */
export const parseDateText = (text: string): Result<string> => readDate(cleanText(text), 'format.date')

/** Like `parseDateText`, and `1950`, `3/1950`, `tháng 3 năm 1950`. Error `format.partial-date`. */
export function parsePartialDateText(text: string): Result<string> {
  const clean = cleanText(text)
  if (/^(năm )?\d{4}$/i.test(clean)) return isPartialDate(clean.slice(-4)) ? ok(clean.slice(-4)) : failed('format.partial-date', 'calendar')
  const parts = /^(?:tháng )?(\d{1,2})(?:[/.\- ]| năm )(\d{4})$/i.exec(clean) ?? /^()(\d{4}-\d{2})$/.exec(clean)
  if (parts === null) return readDate(clean, 'format.partial-date')
  const month = parts[1] === '' ? (parts[2] ?? '') : `${parts[2]}-${pad(Number(parts[1]), 2)}`
  return isPartialDate(month) ? ok(month) : failed('format.partial-date', 'calendar')
}

/** ISO or partial date → `20/11/2026`, `11/2026`, `2026`. Anything else comes back as it is. */
export const formatDate = (iso: string): string => (isPartialDate(iso) ? iso.split('-').toReversed().join('/') : iso)

const timeShapes = [
  /^(\d{1,2})[:hg.](\d{1,2})(?:[:.m](\d{1,2})s?)?$/i,
  /^(\d{1,2})[hg]$/i,
  /^(\d{1,2})(\d{2})$/,
  /^(\d{2})(\d{2})(\d{2})$/,
  /^(?:lúc )?(\d{1,2}) ?giờ(?: ?(\d{1,2})(?: ?phút(?: ?(\d{1,2}) ?giây)?)?)?$/i,
]

/** `08:30` or `08:30:15`, a time that a clock shows; no time zone, it is that of the place. */
export const isLocalTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)

function readTime(text: string, code: string, seconds: boolean): Result<string> {
  for (const shape of timeShapes) {
    const parts = shape.exec(text)
    if (parts === null) continue
    const [hour, minute, second] = [1, 2, 3].map((at) => Number(parts[at] ?? 0)) as [number, number, number] // three were asked for
    if (hour > 23 || minute > 59 || second > 59) return err([issue(code, '', { reason: 'clock' })])
    if (!seconds && second > 0) return err([issue(code, '', { reason: 'seconds' })])
    return ok([hour, minute, ...(seconds ? [second] : [])].map((part) => pad(part, 2)).join(':'))
  }
  return failed(code, 'shape')
}

/**
 * What clerks type → `HH:mm`, with `seconds` `HH:mm:ss`: `8:30`, `830`, `8h30`, `8h`, `8 giờ 30 phút`, `083015`.
 * Error `format.local-time` with `reason`: `shape`, `clock` (25:00), `seconds` (where only minutes are kept).
 */
export const parseTimeText = (text: string, seconds = false): Result<string> => readTime(cleanText(text), 'format.local-time', seconds)

/**
 * `20/11/2026 8:30`, `8h30 ngày 20/11/2026`, `20112026 0830` → RFC 3339 in the country's time, `2026-11-20T08:30:00+07:00`.
 * Error `format.date-time` with `reason`: `shape`, `time-missing`, `calendar`, `clock`, `seconds`.
 */
export function parseDateTimeText(text: string, seconds = false): Result<string> {
  const code = 'format.date-time'
  const clean = cleanText(text)
  if (readDate(clean, code).ok) return err([issue(code, '', { reason: 'time-missing' })])
  const stored = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)\+07:00$/.exec(clean)
  const parts = stored?.slice(1) ?? splitDateTime(clean)
  if (parts === null) return failed(code, 'shape')
  const date = readDate((parts[0] ?? '').replace(/^ngày (?=\d+[/.-])/i, ''), code)
  if (!date.ok) return date
  const time = readTime(parts[1] ?? '', code, seconds)
  return time.ok ? ok(`${date.value}T${time.value.padEnd(8, ':00')}+07:00`) : time
}

/** Date first, or time first as officials write it; the date may have blanks in it, the time none (but `giờ`). */
function splitDateTime(text: string): readonly [date: string, time: string] | null {
  const last = /^(.*\S)[ ,]+(?:lúc )?(\S+)$/i.exec(text)
  if (last !== null && readTime(last[2] ?? '', '', true).ok && readDate((last[1] ?? '').replace(/,$/, ''), '').ok)
    return [(last[1] ?? '').replace(/,$/, ''), last[2] ?? '']
  const first = /^(?:lúc )?(\S+|\d{1,2} ?giờ(?: ?\d{1,2} ?phút)?)[ ,]+((?:ngày )?\d.*)$/i.exec(text)
  if (first !== null) return [first[2] ?? '', first[1] ?? '']
  return last === null ? null : [last[1] ?? '', last[2] ?? '']
}

/** An instant of RFC 3339 → `20/11/2026 08:30` as a clock in Hải Phòng shows it, with seconds where there are any. Anything else as it is. */
export function formatDateTime(text: string, seconds = false): string {
  const millis = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/i.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(millis)) return text
  const local = new Date(millis + vietnamOffset).toISOString()
  const time = local.slice(11, 19)
  return `${formatDate(local.slice(0, 10))} ${seconds || !time.endsWith(':00') ? time : time.slice(0, 5)}`
}
