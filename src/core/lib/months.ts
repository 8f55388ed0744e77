import { isIsoDate } from './calendar.ts'

const parts = (date: string): [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]

const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The ISO day `months` after `date`; where the month has no such day, its last one (2026-01-31 + 1 is 2026-02-28). */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = parts(date)
  const at = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1]
  const days = [day, 30, 29, 28].filter((each) => each <= day)
  return days.map((each) => iso(toYear, toMonth, each)).find(isIsoDate) ?? iso(toYear, toMonth, day)
}

/** Completed months from `a` to `b`, negative when `b` is earlier. ISO dates. */
export function monthsBetween(a: string, b: string): number {
  if (b < a) return -monthsBetween(b, a) || 0
  const [[fromYear, fromMonth, fromDay], [toYear, toMonth, toDay]] = [parts(a), parts(b)]
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
}
