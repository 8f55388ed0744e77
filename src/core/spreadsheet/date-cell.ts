import type { Cell } from './spreadsheet.ts'

const DAY = 86_400_000
/** 31/12/9999, the last day a spreadsheet knows. */
const LAST = 2_958_466

/** Number formats that mean a day or a time without saying so (ECMA-376, 18.8.30; 27–36 and 50–58 are the East Asian ones). */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a number format shows days or times: `dd/mm/yyyy`, not `#,##0 "đồng"` or `[Red]0`. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id)
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[dmyhs]/i.test(bare) && !/[#0?]|general/i.test(bare.replace(/s\.0+/gi, 's'))
}

/** A serial number of a spreadsheet as the day and time it stands for; the number itself where it is none. */
export function dateCell(serial: number, is1904: boolean): Cell {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST) return serial
  // 1900 counts as a leap year there: before its 1 March the count is one short. The other calendar begins with 1904.
  const days = serial - (is1904 ? 24_107 : serial >= 1 && serial < 60 ? 25_568 : 25_569)
  const iso = new Date(Math.round(days * 86_400) * 1000).toISOString()
  const time = iso.slice(11, 19)
  if (serial < 1 && !is1904) return { kind: 'time', iso: time }
  return Math.abs(serial - Math.round(serial)) * DAY < 500
    ? { kind: 'date', iso: iso.slice(0, 10) }
    : { kind: 'date-time', iso: iso.slice(0, 19) }
}
