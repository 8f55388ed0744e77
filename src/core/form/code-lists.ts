import type { CodeList, CodeListItem, CodeLists } from './code-list.ts'

interface Indexed {
  readonly list: CodeList
  readonly byCode: ReadonlyMap<string, CodeListItem>
  /** Column and text (joined by NUL, which no list holds) → items; filled when first asked for, the whole of a list is seldom filtered. */
  readonly byColumn: Map<string, readonly CodeListItem[]>
}

const isInForce = (list: CodeList, asOf: string): boolean =>
  (list.effectiveFrom === undefined || list.effectiveFrom <= asOf) && (list.effectiveTo === undefined || list.effectiveTo >= asOf)

/** Newest version in force; when none is, the newest at all: an old list serves better than none. */
function newest(versions: readonly CodeList[], asOf: string): CodeList | undefined {
  const byVersion = versions.toSorted((a, b) => (a.version < b.version ? 1 : -1))
  return byVersion.find((list) => isInForce(list, asOf)) ?? byVersion[0]
}

const columnOf = (item: CodeListItem, column: string): string | undefined => {
  if (column === 'parent') return item.parent
  return item.columns !== undefined && Object.hasOwn(item.columns, column) ? item.columns[column] : undefined
}

function itemsWith(indexed: Indexed, column: string, text: string): readonly CodeListItem[] {
  const key = `${column}\u0000${text}`
  const known = indexed.byColumn.get(key)
  if (known !== undefined) return known
  const found = indexed.list.items.filter((item) => columnOf(item, column) === text)
  indexed.byColumn.set(key, found)
  return found
}

/**
 * Look-up in code lists as of a day (ISO): of each list the newest version in force.
 * A filter's column `parent` is the item's `parent`.
 */
export function codeListsOf(lists: readonly CodeList[], asOf: string): CodeLists {
  const indexed = new Map<string, Indexed>()
  for (const [key, versions] of Map.groupBy(lists, (list) => list.key)) {
    const list = newest(versions, asOf)
    if (list !== undefined) indexed.set(key, { list, byCode: new Map(list.items.map((item) => [item.code, item])), byColumn: new Map() })
  }
  return {
    version: (list) => indexed.get(list)?.list.version ?? null,
    item: (list, code) => indexed.get(list)?.byCode.get(code),
    items(list, filter) {
      const found = indexed.get(list)
      if (found === undefined) return []
      const [first, ...others] = Object.entries(filter ?? {})
      if (first === undefined) return found.list.items
      return itemsWith(found, ...first).filter((item) => others.every(([column, text]) => columnOf(item, column) === text))
    },
  }
}

/** Whether a code may be chosen on a day (ISO): not before it came into force, not after it was retired. */
export const isCodeInForce = (item: CodeListItem, asOf: string): boolean =>
  (item.from === undefined || item.from <= asOf) && (item.to === undefined || item.to >= asOf)
