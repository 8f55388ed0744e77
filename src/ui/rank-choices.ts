import {
  beginsWords,
  codeDistance,
  isSomewhere,
  nameDistance,
  nameEntries,
  nameQuery,
  SOMEWHERE,
  type NameEntry,
  type NameQuery,
} from '#core/lib/name-match.ts'
import { fold, toneKey } from '#core/lib/vietnamese.ts'
import type { ChoiceItem } from './choice-item.ts'

interface Entry extends NameEntry {
  readonly item: ChoiceItem
  readonly code: string
}

/** A list made ready for search: folding ten thousand names at each key would be felt. */
export type ChoiceIndex = readonly Entry[]

export function indexChoices(items: readonly ChoiceItem[]): ChoiceIndex {
  const names = nameEntries(items.map((item) => item.label))
  return names.map((name, at) => {
    const item = items[at] as ChoiceItem // one name each
    return { ...name, item, code: item.value.toLowerCase() }
  })
}

/** How near an entry is, smaller is nearer; null when it does not match. */
function distance(entry: Entry, query: NameQuery): number | null {
  const [name, code] = [nameDistance(entry, query), codeDistance(entry.code, query)]
  if (name !== null || code !== null) return Math.min(name ?? SOMEWHERE, code ?? SOMEWHERE)
  const hint = entry.item.hint === undefined ? '' : fold(entry.item.hint)
  return isSomewhere([entry.name, hint, entry.code], query) ? SOMEWHERE : null
}

/** The items that match a typed text, nearest first (`nameDistance`), the code it is before all. */
export function rankChoices(index: ChoiceIndex, text: string): readonly ChoiceItem[] {
  const query = nameQuery(text)
  if (query.code === '') return index.map((entry) => entry.item)
  return index
    .map((entry) => ({ item: entry.item, distance: distance(entry, query) }))
    .filter((hit): hit is { item: ChoiceItem; distance: number } => hit.distance !== null)
    .toSorted((a, b) => a.distance - b.distance)
    .map((hit) => hit.item)
}

const only = (hits: readonly Entry[]): ChoiceItem | null => (hits.length === 1 ? (hits[0]?.item ?? null) : null)

/**
 * What somebody means who leaves the input with this text: the item it names, marks and case apart, or whose code it is; else the
 * only one whose words begin so (`thuy nguyen` for Phường Thủy Nguyên). Null when several could be meant (Cẩm Giang, Cẩm Giàng);
 * one letter means nothing yet.
 */
export function meantChoice(index: ChoiceIndex, text: string): ChoiceItem | null {
  const query = nameQuery(text)
  const named = index.filter((entry) => entry.name === query.name || entry.code === query.code)
  if (named.length > 0) return only(named) ?? only(named.filter((entry) => toneKey(entry.label) === query.toneKey))
  return query.code.length < 2 ? null : only(index.filter((entry) => beginsWords(entry, query)))
}
