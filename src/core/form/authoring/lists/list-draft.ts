import { formatDate, isIsoDate, parseDateText } from '../../../lib/calendar.ts'
import { cleanText } from '../../../lib/vietnamese.ts'
import type { CodeList, CodeListItem } from '../../code-list.ts'

/** All of a list but its rows. */
export type ListHead = Omit<CodeList, 'items'>

/**
 * A list as it is written: its rows may lack a code or a name yet (empty texts), and days may be what somebody typed. It belongs to whoever
 * writes it; `applyEdit` changes it in place, because it may have a hundred thousand rows.
 */
export interface ListDraft {
  head: ListHead
  rows: CodeListItem[]
}

/** The columns that every list has, in their order on the screen. Own columns are `columns.<name>`, between parent and days. */
export const fixedColumns = ['code', 'name', 'nameEn', 'parent', 'from', 'to'] as const
export type FixedColumn = (typeof fixedColumns)[number]
export type ListColumn = FixedColumn | `columns.${string}`

export const ownColumn = (name: string): ListColumn => `columns.${name}`
/** The name of an own column; null for one that every list has. */
export const ownName = (column: ListColumn): string | null => (column.startsWith('columns.') ? column.slice('columns.'.length) : null)

/** All columns of these rows, own ones as they come up. */
export function columnsOf(rows: readonly CodeListItem[]): readonly ListColumn[] {
  const own = new Set<string>()
  for (const { columns } of rows) if (columns !== undefined) for (const name in columns) own.add(name)
  return ['code', 'name', 'nameEn', 'parent', ...[...own].map(ownColumn), 'from', 'to']
}

const isDay = (column: ListColumn): column is 'from' | 'to' => column === 'from' || column === 'to'

/** What is kept of a cell. */
export function cellValue(item: CodeListItem, column: ListColumn): string {
  const name = ownName(column)
  if (name !== null) return item.columns !== undefined && Object.hasOwn(item.columns, name) ? (item.columns[name] ?? '') : ''
  return item[column as FixedColumn] ?? '' // the other columns are own ones
}

/** What is shown of a cell: a day as people write it. */
export const cellText = (item: CodeListItem, column: ListColumn): string =>
  isDay(column) ? formatDate(cellValue(item, column)) : cellValue(item, column)

/** What is kept of a typed text. What is no day stays as it was typed, for `rowFaults` to say so. */
function valueOf(column: ListColumn, text: string): string {
  const clean = cleanText(text)
  if (!isDay(column) || isIsoDate(clean)) return clean
  const day = parseDateText(clean)
  return day.ok ? day.value : clean
}

/** A row with its members in the order in which files have them; an empty text is a member that is not there. */
export function rowOf(get: (column: FixedColumn) => string, columns: Readonly<Record<string, string>>): CodeListItem {
  const own = Object.entries(columns).filter(([, value]) => value !== '')
  const [nameEn, parent, from, to] = [get('nameEn'), get('parent'), get('from'), get('to')]
  return {
    code: get('code'),
    name: get('name'),
    ...(nameEn === '' ? {} : { nameEn }),
    ...(parent === '' ? {} : { parent }),
    ...(own.length === 0 ? {} : { columns: Object.fromEntries(own) }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  }
}

/** The row with another text in some of its cells; the same row when nothing is another. */
export function withCells(item: CodeListItem, cells: ReadonlyMap<ListColumn, string>): CodeListItem {
  const values = new Map([...cells].map(([column, text]) => [column, valueOf(column, text)]))
  if ([...values].every(([column, value]) => cellValue(item, column) === value)) return item
  const own = { ...item.columns }
  for (const [column, value] of values) {
    const name = ownName(column)
    if (name !== null) Object.defineProperty(own, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return rowOf((column) => values.get(column) ?? cellValue(item, column), own)
}

export const withCell = (item: CodeListItem, column: ListColumn, text: string): CodeListItem => withCells(item, new Map([[column, text]]))

export const emptyRow: CodeListItem = { code: '', name: '' }

export const draftOf = ({ items, ...head }: CodeList): ListDraft => ({ head, rows: items.slice() })
export const listOf = ({ head, rows }: ListDraft): CodeList => ({ ...head, items: rows })
