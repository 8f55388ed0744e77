import { parseDateText, parseDateTimeText } from '../../lib/calendar.ts'
import { parseNumberText } from '../../lib/numbers.ts'
import { checkPersonalId } from '../../lib/personal-id.ts'
import { checkPhone, plainPhone } from '../../lib/phone.ts'
import { cleanText, fold } from '../../lib/vietnamese.ts'
import type { Cell } from '../../spreadsheet/spreadsheet.ts'

/** What cells can be read as, the most telling first: the first that fits enough of them is the guess. */
export const dataTypes = ['yes-no', 'email', 'phone', 'personal-id', 'date', 'date-time', 'integer', 'decimal', 'text'] as const
export type DataType = (typeof dataTypes)[number]

/** Distinct values that are kept of a column; beyond them it has no choices, and its uniqueness is not known. */
export const MOST_DISTINCT = 20_000

/** What one pass over a column's cells counts. */
export interface ColumnCount {
  filled: number
  readonly fits: Record<DataType, number>
  readonly distinct: Set<string>
  isUnique: boolean
  longest: number
  lowest: number
  /** Decimals of the number with most of them. */
  scale: number
}

export const emptyCount = (): ColumnCount => ({
  filled: 0,
  fits: { 'yes-no': 0, email: 0, phone: 0, 'personal-id': 0, date: 0, 'date-time': 0, integer: 0, decimal: 0, text: 0 },
  distinct: new Set(),
  isUnique: true,
  longest: 0,
  lowest: 0,
  scale: 0,
})

export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? cell.iso : cleanText(String(cell))
}

/** A number as it is written; digits behind a leading zero are a code. */
function numberOf(cell: Cell, text: string): number | null {
  if (typeof cell === 'number') return cell
  if (typeof cell !== 'string' || /^[+-]?0\d/.test(text)) return null
  const read = parseNumberText(text)
  return read.ok && Number.isFinite(read.value) ? read.value : null
}

const isDigits = (cell: Cell): boolean => typeof cell === 'string'

function typesOf(cell: Cell, text: string, number: number | null): readonly DataType[] {
  if (typeof cell === 'boolean') return ['yes-no']
  if (typeof cell === 'object') return cell === null ? [] : cell.kind === 'time' ? ['text'] : [cell.kind]
  const found: DataType[] = ['text']
  if (/^(co|khong|yes|no|true|false)$/.test(fold(text))) found.push('yes-no')
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) found.push('email')
  if (isDigits(cell) && /^(0|\+84)/.test(text) && checkPhone(plainPhone(text)) === null) found.push('phone')
  if (isDigits(cell) && /^\d{12}$/.test(text) && checkPersonalId(text, { demo: true }) === null) found.push('personal-id')
  if (/\d[/.-]\d/.test(text) && parseDateText(text).ok) found.push('date')
  if (/:\d/.test(text) && parseDateTimeText(text).ok) found.push('date-time')
  if (number !== null) found.push(...(Number.isSafeInteger(number) ? (['integer', 'decimal'] as const) : (['decimal'] as const)))
  return found
}

/** Counts one cell in. */
export function countCell(count: ColumnCount, cell: Cell | undefined): void {
  const text = cellText(cell)
  if (cell === null || cell === undefined || text === '') return
  const number = numberOf(cell, text)
  count.filled++
  for (const type of typesOf(cell, text, number)) count.fits[type]++
  if (number !== null) {
    count.lowest = Math.min(count.lowest, number)
    count.scale = Math.max(count.scale, /\.(\d+)$/.exec(String(number))?.[1]?.length ?? 0)
  }
  count.longest = Math.max(count.longest, text.length)
  if (count.distinct.has(text)) count.isUnique = false
  else if (count.distinct.size < MOST_DISTINCT) count.distinct.add(text)
  else count.isUnique = false
}
