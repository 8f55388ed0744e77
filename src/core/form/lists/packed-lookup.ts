import type { CodeListItem } from '../code-list.ts'
import type { ListFilter, ListLookup } from './list-lookup.ts'
import type { PackedColumn, PackedList } from './packed-list.ts'
import { findText, textAt } from './packed-texts.ts'

const none = new Uint32Array(0)

export function columnText(column: PackedColumn, row: number): string | undefined {
  const text = column.of[row] ?? 0
  return text === 0 ? undefined : textAt(column.texts, text - 1)
}

const columnNamed = (list: PackedList, name: string): PackedColumn | undefined =>
  name === 'parent' ? list.parent : list.columns.find((column) => column.name === name)

/** One condition of a filter: the rows that meet it, in list order, and the place of its text. */
interface Condition {
  readonly column: PackedColumn
  readonly text: number
  readonly rows: Uint32Array
}

function conditionOf(list: PackedList, name: string, text: string): Condition | null {
  const column = columnNamed(list, name)
  if (column?.byText == null) return null
  const at = findText(column.texts, text)
  if (at < 0) return null
  const { starts, rows } = column.byText
  return { column, text: at + 1, rows: rows.subarray(starts[at], starts[at + 1]) }
}

/** The conditions of a filter, the one that leaves the fewest rows first; null when one of them is met by no row. */
function conditionsOf(list: PackedList, filter: ListFilter): readonly Condition[] | null {
  const conditions = Object.entries(filter).map(([name, text]) => conditionOf(list, name, text))
  if (conditions.includes(null)) return null
  return conditions.filter((condition) => condition !== null).toSorted((a, b) => a.rows.length - b.rows.length)
}

/** Numbers of the rows that pass a filter, in list order; null for all. */
export function rowsThatPass(list: PackedList, filter: ListFilter): Uint32Array | null {
  const conditions = conditionsOf(list, filter)
  if (conditions === null) return none
  const [first, ...others] = conditions
  if (first === undefined) return null
  return others.length === 0 ? first.rows : first.rows.filter((row) => others.every(({ column, text }) => column.of[row] === text))
}

const optional = (name: 'nameEn' | 'parent' | 'from' | 'to', text: string | undefined) => (text === undefined ? {} : { [name]: text })

export function itemAt(list: PackedList, row: number): CodeListItem {
  const columns = list.columns.flatMap((column) => {
    const text = columnText(column, row)
    return text === undefined ? [] : [[column.name, text] as const]
  })
  return {
    code: textAt(list.codes, row),
    name: columnText(list.names, row) ?? '',
    ...optional('nameEn', columnText(list.namesEn, row)),
    ...optional('parent', columnText(list.parent, row)),
    ...(columns.length === 0 ? {} : { columns: Object.fromEntries(columns) }),
    ...optional('from', columnText(list.from, row)),
    ...optional('to', columnText(list.to, row)),
  }
}

/** So many answers to filters are kept as objects: rows of one table ask for the same again and again. */
const KEPT = 32

/** A packed list, whose rows become objects only when somebody asks for them; `search` is done elsewhere. */
export function packedLookup(list: PackedList, search: ListLookup['search']): ListLookup {
  const kept = new Map<string, readonly CodeListItem[]>()
  const items = (filter: ListFilter, most = Infinity): readonly CodeListItem[] => {
    const key = JSON.stringify([filter, most])
    const known = kept.get(key)
    if (known !== undefined) return known
    const rows = rowsThatPass(list, filter)
    const found = Array.from({ length: Math.min(most, rows?.length ?? list.count) }, (_, at) => itemAt(list, rows?.[at] ?? at))
    const oldest = kept.keys().next()
    if (kept.size >= KEPT && oldest.done !== true) kept.delete(oldest.value)
    kept.set(key, found)
    return found
  }
  return {
    key: list.key,
    version: list.version,
    effectiveFrom: list.effectiveFrom,
    effectiveTo: list.effectiveTo,
    item(code) {
      const row = findText(list.codes, code, list.byCode)
      return row < 0 ? undefined : itemAt(list, row)
    },
    items,
    search,
    count(filter) {
      const conditions = conditionsOf(list, filter)
      return conditions === null ? 0 : (conditions[0]?.rows.length ?? list.count)
    },
  }
}
