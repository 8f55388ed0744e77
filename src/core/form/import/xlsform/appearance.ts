import { cellOf, type SheetRow } from './sheet-rows.ts'

/** The words of the column `appearance`. */
export const looksOf = (row: SheetRow): readonly string[] =>
  cellOf(row, 'appearance')
    .split(/\s+(?![^()]*\))/)
    .filter((word) => word !== '')

/** `start=0 end=10;step=1` of the column `parameters`. */
export function parametersOf(row: SheetRow): Readonly<Record<string, string>> {
  const text = cellOf(row, 'parameters').replaceAll(/\s*=\s*/g, '=')
  return Object.fromEntries(
    text
      .split(/[\s;,]+/)
      .filter((part) => part.includes('='))
      .map((part) => [part.slice(0, part.indexOf('=')).toLowerCase(), part.slice(part.indexOf('=') + 1)]),
  )
}

/** Stars: whole marks from 1 on. */
export function isRating(row: SheetRow): boolean {
  const { start = '0', end = '10', step = '1' } = parametersOf(row)
  return looksOf(row).includes('rating') && Number(start) === 1 && Number(step) === 1 && Number(end) >= 2 && Number(end) <= 10
}

/** Words of a look that the form takes up; all others are told. */
export function isTaken(type: string, word: string, row: SheetRow): boolean {
  switch (word) {
    case 'multiline':
      return type === 'text'
    case 'minimal':
    case 'autocomplete':
      return type.startsWith('select_')
    case 'month-year':
    case 'year':
      return type === 'date'
    case 'rating':
      return type === 'range' && isRating(row)
    case 'table-list':
      return type === 'group'
    default:
      return false
  }
}
