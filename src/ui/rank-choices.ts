import { fold, toneKey } from '#core/lib/vietnamese.ts'
import type { ChoiceItem } from './choice-item.ts'

interface Entry {
  readonly item: ChoiceItem
  readonly exact: string
  readonly tone: string
  readonly folded: string
  readonly words: readonly string[]
  readonly initials: string
}

/** A list made ready for search: folding 3,321 names at each key would be felt. */
export type ChoiceIndex = readonly Entry[]

export const indexChoices = (items: readonly ChoiceItem[]): ChoiceIndex =>
  items.map((item) => {
    const folded = fold(item.label)
    const words = folded.split(/[\s/,().-]+/u)
    return {
      item,
      exact: item.label.toLocaleLowerCase('vi'),
      tone: toneKey(item.label),
      folded: `${folded} ${fold(item.hint ?? '')} ${item.value.toLowerCase()}`,
      words,
      initials: words.map((word) => word[0] ?? '').join(''),
    }
  })

/** How near an entry is, smaller is nearer; null when it does not match. */
function distance(entry: Entry, exact: string, tone: string, folded: string, parts: readonly string[]): number | null {
  if (entry.exact === exact) return 0
  if (entry.tone === tone) return 1
  if (entry.exact.startsWith(exact)) return 2
  if (entry.tone.startsWith(tone)) return 3
  if (entry.folded.startsWith(folded)) return 4
  if (entry.exact.includes(exact)) return 5
  if (parts.every((part) => entry.words.some((word) => word.startsWith(part)))) return 6
  if (parts.length === 1 && entry.initials.includes(folded)) return 7
  return parts.every((part) => entry.folded.includes(part)) ? 8 : null
}

/** The items that match a typed text, nearest first: as typed, tone placement apart, without marks, by the words' beginnings ("tn"). */
export function rankChoices(index: ChoiceIndex, query: string): readonly ChoiceItem[] {
  const folded = fold(query)
  if (folded === '') return index.map((entry) => entry.item)
  const exact = query.normalize('NFC').trim().toLocaleLowerCase('vi')
  const tone = toneKey(query)
  const parts = folded.split(' ')
  return index
    .map((entry) => ({ item: entry.item, distance: distance(entry, exact, tone, folded, parts) }))
    .filter((hit): hit is { item: ChoiceItem; distance: number } => hit.distance !== null)
    .toSorted((a, b) => a.distance - b.distance)
    .map((hit) => hit.item)
}

/** The one item that a typed text names, marks and case apart; null when none or several do (Cẩm Giang, Cẩm Giàng). */
function namedChoice(index: ChoiceIndex, query: string): ChoiceItem | null {
  const tone = toneKey(query)
  const same = index.filter((entry) => entry.tone === tone || entry.item.value === query.trim())
  const folded = fold(query)
  const hits = same.length > 0 ? same : index.filter((entry) => entry.words.join(' ') === folded)
  return hits.length === 1 ? (hits[0]?.item ?? null) : null
}

/**
 * What somebody means who leaves the input with this text: the item it names, or the only one whose words begin so
 * (`thuy nguyen` for Phường Thủy Nguyên). One letter means nothing yet.
 */
export function meantChoice(index: ChoiceIndex, query: string): ChoiceItem | null {
  const named = namedChoice(index, query)
  if (named !== null) return named
  const folded = fold(query)
  if (folded.length < 2) return null
  const parts = folded.split(' ')
  const [only, another] = index.filter((entry) => parts.every((part) => entry.words.some((word) => word.startsWith(part))))
  return only === undefined || another !== undefined ? null : only.item
}
