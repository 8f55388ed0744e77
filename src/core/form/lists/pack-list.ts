import type { CodeList, CodeListItem } from '../code-list.ts'
import type { PackedColumn, PackedList } from './packed-list.ts'
import { packTexts } from './packed-texts.ts'

type TextOf = (item: CodeListItem) => string | undefined

/** Row numbers by text, counted and laid out in one pass each. */
function rowsByText(of: Uint32Array, texts: number): NonNullable<PackedColumn['byText']> {
  const starts = new Uint32Array(texts + 1)
  for (const text of of) if (text > 0) starts[text] = (starts[text] ?? 0) + 1
  for (let text = 1; text <= texts; text++) starts[text] = (starts[text] ?? 0) + (starts[text - 1] ?? 0)
  const [next, rows] = [starts.slice(), new Uint32Array(starts[texts] ?? 0)]
  for (const [row, text] of of.entries()) {
    if (text === 0) continue
    const at = next[text - 1] ?? 0
    rows[at] = row
    next[text - 1] = at + 1
  }
  return { starts, rows }
}

function packColumn(name: string, items: readonly CodeListItem[], textOf: TextOf, isFilter: boolean): PackedColumn {
  const texts = [...new Set(items.map(textOf))].filter((text): text is string => text !== undefined).toSorted(byUnits)
  const places = new Map(texts.map((text, at) => [text, at + 1]))
  const of = Uint32Array.from(items, (item) => {
    const text = textOf(item)
    return text === undefined ? 0 : (places.get(text) ?? 0)
  })
  return { name, texts: packTexts(texts), of, byText: isFilter ? rowsByText(of, texts.length) : null }
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A list in its packed form. Of a code that stands there twice the last row is the one looked up. */
export function packList(list: CodeList): PackedList {
  const { items } = list
  const names = new Set(items.flatMap((item) => Object.keys(item.columns ?? {})))
  const rows = Uint32Array.from(new Map(items.map((item, row) => [item.code, row])).values())
  return {
    key: list.key,
    version: list.version,
    title: list.title,
    effectiveFrom: list.effectiveFrom ?? null,
    effectiveTo: list.effectiveTo ?? null,
    count: items.length,
    codes: packTexts(items.map((item) => item.code)),
    byCode: rows.toSorted((a, b) => byUnits(items[a]?.code ?? '', items[b]?.code ?? '')),
    names: packColumn('name', items, (item) => item.name, false),
    namesEn: packColumn('nameEn', items, (item) => item.nameEn, false),
    from: packColumn('from', items, (item) => item.from, false),
    to: packColumn('to', items, (item) => item.to, false),
    parent: packColumn('parent', items, (item) => item.parent, true),
    columns: [...names].map((name) =>
      packColumn(name, items, ({ columns }) => (columns !== undefined && Object.hasOwn(columns, name) ? columns[name] : undefined), true),
    ),
  }
}
