import type { CodeList, CodeListItem } from '../code-list.ts'
import type { ListFilter, ListLookup } from './list-lookup.ts'
import { packList } from './pack-list.ts'
import { searchHere } from './search-here.ts'

const columnOf = (item: CodeListItem, column: string): string | undefined => {
  if (column === 'parent') return item.parent
  return item.columns !== undefined && Object.hasOwn(item.columns, column) ? item.columns[column] : undefined
}

/** A list as it was written, for servers and small ones: each row is an object. */
export function lookupOf(list: CodeList): ListLookup {
  const byCode = new Map(list.items.map((item) => [item.code, item]))
  // Column and text (joined by NUL, which no list holds) → items; filled when first asked for, the whole of a list is seldom filtered.
  const byColumn = new Map<string, readonly CodeListItem[]>()
  const withText = (column: string, text: string): readonly CodeListItem[] => {
    const key = `${column}\u0000${text}`
    const known = byColumn.get(key)
    if (known !== undefined) return known
    const found = list.items.filter((item) => columnOf(item, column) === text)
    byColumn.set(key, found)
    return found
  }
  const items = (filter: ListFilter): readonly CodeListItem[] => {
    const [first, ...others] = Object.entries(filter)
    if (first === undefined) return list.items
    const found = withText(...first)
    return others.length === 0 ? found : found.filter((item) => others.every(([column, text]) => columnOf(item, column) === text))
  }
  return {
    key: list.key,
    version: list.version,
    effectiveFrom: list.effectiveFrom ?? null,
    effectiveTo: list.effectiveTo ?? null,
    item: (code) => byCode.get(code),
    items: (filter, most) => (most === undefined ? items(filter) : items(filter).slice(0, most)),
    count: (filter) => items(filter).length,
    search: searchHere(() => packList(list)),
  }
}
