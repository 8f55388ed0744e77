import { addDays } from '../../../lib/calendar.ts'
import { issue, type Issue } from '../../../lib/issue.ts'
import { fold } from '../../../lib/vietnamese.ts'
import { freedCell } from '../../../spreadsheet/formula-cell.ts'
import type { Cell } from '../../../spreadsheet/spreadsheet.ts'
import type { CodeListItem } from '../../code-list.ts'
import { cellText as textOfCell } from '../../import/data-column.ts'
import { fixedColumns, ownColumn, rowOf, ownName, withCells, cellValue, emptyRow, type FixedColumn, type ListColumn } from './list-draft.ts'
import { isWarning, rowFaults } from './row-faults.ts'

type SheetRows = readonly (readonly Cell[])[]

/** Which column of a sheet goes where: by its place, null for one that is left out. */
export type ListMapping = readonly (ListColumn | null)[]

/** Headings under which columns come, folded; the first that fits. */
const headings: readonly (readonly [FixedColumn, RegExp])[] = [
  ['parent', /^(ma )?(cha|cap tren|parent)( code)?$|^parent/],
  ['from', /^(from|valid from|hieu luc tu|tu ngay|ngay bat dau|ngay hieu luc)$/],
  ['to', /^(to|valid to|hieu luc den|den ngay|het hieu luc|ngay ket thuc|ngay het hieu luc)$/],
  ['nameEn', /^(name ?en|english|ten tieng anh|tieng anh|en|label ?en)$/],
  ['code', /^(code|ma|ma so|key|value|id|name code)$|^ma /],
  ['name', /^(name|ten|ten goi|label|tieng viet|nhan|vi|label ?vi|ten tieng viet)$|^ten /],
]

/** The row of headings: the first with two filled cells or more, and none twice; 0 when there is none. */
export function headerRow(rows: SheetRows): number {
  const at = rows.slice(0, 20).findIndex((row) => row.filter((cell) => textOfCell(cell) !== '').length >= 2)
  return Math.max(0, at)
}

const safeName = (heading: string): string =>
  fold(heading)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)

/** Guessed by the headings; a heading that is a column of the list already is that one, another one is a new column. */
export function guessMapping(header: readonly Cell[], known: readonly ListColumn[]): ListMapping {
  const taken = new Set<ListColumn>()
  const take = (column: ListColumn | undefined): ListColumn | null => {
    if (column === undefined || taken.has(column)) return null
    taken.add(column)
    return column
  }
  return header.map((cell) => {
    const heading = textOfCell(cell)
    if (heading === '') return null
    const folded = fold(heading)
    const own = known.find((column) => fold(ownName(column) ?? column) === folded || column === heading)
    return take(
      own ??
        headings.find(([, pattern]) => pattern.test(folded))?.[0] ??
        (safeName(heading) === '' ? undefined : ownColumn(safeName(heading))),
    )
  })
}

export interface RowIssue {
  /** As the file counts, from 1. */
  readonly row: number
  readonly issue: Issue
}

export interface ListFromRows {
  /** Rows that are whole, each with the columns that the file has. */
  readonly items: readonly CodeListItem[]
  /** What was left out, and what may be wrong with what was not. */
  readonly issues: readonly RowIssue[]
}

/** Issues, beside `rowFaults`: `list.mapping` {column} (nothing is mapped to the code or the name). Rows without anything are passed over. */
export function listFromRows(rows: SheetRows, header: number, mapping: ListMapping): ListFromRows {
  const missing = (['code', 'name'] as const).filter((column) => !mapping.includes(column))
  const [column] = missing
  if (column !== undefined) return { items: [], issues: [{ row: header + 1, issue: issue('list.mapping', '', { column }) }] }
  const read = rows.slice(header + 1).flatMap((cells, at) => {
    const texts = new Map<ListColumn, string>()
    mapping.forEach((to, place) => to !== null && texts.set(to, freedCell(textOfCell(cells[place]))))
    return [...texts.values()].every((text) => text === '') ? [] : [{ row: header + 2 + at, item: withCells(emptyRow, texts) }]
  })
  const counts = new Map<string, number>()
  for (const { item } of read) counts.set(item.code, (counts.get(item.code) ?? 0) + 1)
  const known = { count: (code: string) => counts.get(code) ?? 0 }
  const seen = new Set<string>()
  const items: CodeListItem[] = []
  const issues: RowIssue[] = []
  for (const { row, item } of read) {
    const faults = rowFaults(item, known)
    // Of a code that comes twice the first row counts, and the others are named.
    const own = faults.filter((fault) => fault.code !== 'list.code-twice' || seen.has(item.code))
    seen.add(item.code)
    for (const fault of own) issues.push({ row, issue: fault })
    if (own.every(isWarning)) items.push(item)
  }
  return { items, issues }
}

export interface MergeWishes {
  /** Columns that the file has; of the others each row keeps what it had. */
  readonly columns: readonly ListColumn[]
  /** What becomes of codes that the file does not have. */
  readonly missing: 'keep' | 'retire'
  /** The first day on which codes that are retired are offered no more (ISO). */
  readonly day: string
}

/** The list after an import: known codes keep their place, new ones come at the end in the order of the file. */
export function mergeRows(
  current: readonly CodeListItem[],
  incoming: readonly CodeListItem[],
  { columns, missing, day }: MergeWishes,
): CodeListItem[] {
  const last = addDays(day, -1)
  const given = new Map(incoming.map((item) => [item.code, item]))
  const has = new Set(columns)
  const isOwnOnly = fixedColumns.filter((column) => !has.has(column))
  const merged = current.map((item) => {
    const next = given.get(item.code)
    given.delete(item.code)
    if (next === undefined) {
      const isOver = item.to !== undefined && item.to <= last
      return missing === 'keep' || item.code === '' || isOver
        ? item
        : withCells(item, new Map([['to', item.from !== undefined && item.from > last ? item.from : last]]))
    }
    // A file that is the whole list brings back what it has.
    const returns = missing === 'retire' && !has.has('to') && item.to !== undefined && item.to < day
    const own = { ...item.columns, ...next.columns }
    for (const column of columns) {
      const name = ownName(column)
      if (name !== null && cellValue(next, column) === '') delete own[name]
    }
    const kept: ReadonlySet<FixedColumn> = new Set(isOwnOnly)
    const row = rowOf((column) => (column === 'to' && returns ? '' : cellValue(kept.has(column) ? item : next, column)), own)
    return row
  })
  return [...merged, ...given.values()]
}
