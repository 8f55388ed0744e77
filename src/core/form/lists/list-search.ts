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
} from '../../lib/name-match.ts'
import { toneKey } from '../../lib/vietnamese.ts'
import type { ListAnswer, ListQuery } from './list-lookup.ts'
import { columnText, itemAt, rowsThatPass } from './packed-lookup.ts'
import type { PackedColumn, PackedList } from './packed-list.ts'
import { textAt } from './packed-texts.ts'

/** Search in one list by its names in one language: made once (a tenth of a second at 100,000 rows) and asked at each key. */
export type ListSearch = (query: ListQuery) => ListAnswer

/** The different names made ready, and which row has which; in English where a row has an English name. */
interface Names {
  readonly entries: readonly NameEntry[]
  readonly entryOf: (row: number) => number
}

const textsOf = (column: PackedColumn): readonly string[] =>
  Array.from({ length: column.texts.ends.length }, (_, at) => textAt(column.texts, at))

function namesOf(list: PackedList, lang: ListQuery['lang']): Names {
  const own = textsOf(list.names)
  if (lang === 'vi') return { entries: nameEntries(own), entryOf: (row) => (list.names.of[row] ?? 1) - 1 }
  const english = list.namesEn.of
  const shift = list.namesEn.texts.ends.length
  return {
    entries: nameEntries([...textsOf(list.namesEn), ...own]),
    entryOf: (row) => (english[row] ? english[row] - 1 : shift + (list.names.of[row] ?? 1) - 1),
  }
}

const isTimeless = (list: PackedList): boolean => list.from.texts.ends.length + list.to.texts.ends.length === 0

function isInForce(list: PackedList, row: number, asOf: string): boolean {
  if ((list.from.of[row] ?? 0) > 0 && (columnText(list.from, row) ?? '') > asOf) return false
  return (list.to.of[row] ?? 0) === 0 || (columnText(list.to, row) ?? '') >= asOf
}

/** Rows by distance, of each distance no more than can be shown. */
function createHits(limit: number) {
  const byDistance = new Map<number, number[]>()
  let total = 0
  return {
    add(row: number, distance: number): void {
      total++
      const rows = byDistance.get(distance)
      if (rows === undefined) byDistance.set(distance, [row])
      else if (rows.length < limit) rows.push(row)
    },
    total: () => total,
    nearest: (): readonly number[] =>
      [...byDistance.entries()]
        .toSorted(([a], [b]) => a - b)
        .flatMap(([, rows]) => rows)
        .slice(0, limit),
  }
}

/** What rows share is worked out once: a name stands in many. */
const NEAR_UNKNOWN = -1
const NO_MATCH = 99

interface Searched {
  readonly list: PackedList
  readonly names: Names
  /** By row, lower case. */
  readonly codes: readonly string[]
}

function distances({ names, codes }: Searched, query: NameQuery): (row: number) => number {
  const known = new Float64Array(names.entries.length).fill(NEAR_UNKNOWN)
  const measure = (entry: NameEntry): number => nameDistance(entry, query) ?? (isSomewhere([entry.name], query) ? SOMEWHERE : NO_MATCH)
  const ofName = (at: number, entry: NameEntry): number => {
    if (known[at] === NEAR_UNKNOWN) known[at] = measure(entry)
    return known[at] ?? NO_MATCH
  }
  return (row) => {
    const at = names.entryOf(row)
    const [entry, code] = [names.entries[at], codes[row] ?? '']
    if (entry === undefined) return NO_MATCH
    const near = Math.min(ofName(at, entry), codeDistance(code, query) ?? NO_MATCH)
    return near === NO_MATCH && isSomewhere([code, entry.name], query) ? SOMEWHERE : near
  }
}

/** Whom a text means, noted row by row: what it names, else the only one whose words begin so. */
function createMeaning({ names, codes }: Searched, query: NameQuery) {
  const named: number[] = []
  const begun: number[] = []
  const entryAt = (row: number): NameEntry | undefined => names.entries[names.entryOf(row)]
  const only = (rows: readonly number[]): number | null => (rows.length === 1 ? (rows[0] ?? null) : null)
  return {
    see(row: number): void {
      const entry = entryAt(row)
      if (entry === undefined) return
      if (entry.name === query.name || codes[row] === query.code) named.push(row)
      else if (begun.length < 2 && beginsWords(entry, query)) begun.push(row)
    },
    /** As `meantChoice` of short lists. */
    row(): number | null {
      if (named.length > 0) return only(named) ?? only(named.filter((row) => toneKey(entryAt(row)?.label ?? '') === query.toneKey))
      return query.code.length < 2 ? null : only(begun)
    },
  }
}

/** The beginning of a list, for whom has typed nothing yet. */
function beginning(list: PackedList, { filter, asOf, limit }: ListQuery): ListAnswer {
  const rows = rowsThatPass(list, filter)
  const length = rows?.length ?? list.count
  const timeless = isTimeless(list)
  const first: number[] = []
  let total = 0
  for (let at = 0; at < length; at++) {
    const row = rows?.[at] ?? at
    if (!timeless && !isInForce(list, row, asOf)) continue
    if (total++ < limit) first.push(row)
  }
  return { items: first.map((row) => itemAt(list, row)), total, meant: null }
}

function find(searched: Searched, query: NameQuery, { filter, asOf, limit }: ListQuery): ListAnswer {
  const { list } = searched
  const distance = distances(searched, query)
  const meaning = createMeaning(searched, query)
  const hits = createHits(limit)
  const rows = rowsThatPass(list, filter)
  const length = rows?.length ?? list.count
  const timeless = isTimeless(list)
  for (let at = 0; at < length; at++) {
    const row = rows?.[at] ?? at
    const near = distance(row)
    if (near === NO_MATCH || (!timeless && !isInForce(list, row, asOf))) continue
    hits.add(row, near)
    meaning.see(row)
  }
  const meant = meaning.row()
  return {
    items: hits.nearest().map((row) => itemAt(list, row)),
    total: hits.total(),
    meant: meant === null ? null : itemAt(list, meant),
  }
}

/** The same matches in the same order as in a short list (`nameDistance`, `codeDistance`). The query's language is that of the search. */
export function listSearch(list: PackedList, lang: ListQuery['lang']): ListSearch {
  const codes = Array.from({ length: list.count }, (_, row) => textAt(list.codes, row).toLowerCase())
  const searched: Searched = { list, codes, names: namesOf(list, lang) }
  return (asked) => {
    const query = nameQuery(asked.text)
    return query.code === '' ? beginning(list, asked) : find(searched, query, asked)
  }
}
