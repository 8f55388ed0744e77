import { fold, toneKey } from './vietnamese.ts'

/** A name made ready for search. */
export interface NameEntry {
  readonly label: string
  readonly lower: string
  /** Folded, one space before each word: ` phuong thuy nguyen`. */
  readonly name: string
  /** First letters of its words: `ptn`. */
  readonly initials: string
}

/** A typed text made ready to be held against names and codes. */
export interface NameQuery {
  readonly lower: string
  readonly letters: readonly string[]
  /** Each of `letters` with the space before it, as `NameEntry.name` has it: found where a word begins. */
  readonly words: readonly string[]
  /** The words as they stand in a row. */
  readonly name: string
  readonly code: string
  readonly toneKey: string
  /** Whether something typed has a mark: only then can the place of a tone matter. */
  readonly marked: boolean
}

const separators = /[\s/,().-]+/gu
/** Between names that are folded as one text, which is ten times as fast as one by one. */
const end = '\u0001'

const spaced = (folded: string): string => {
  const words = folded.replace(separators, ' ').trim()
  return words === '' ? '' : ` ${words}`
}

function initialsOf(name: string): string {
  let initials = ''
  for (let at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) initials += name.charAt(at + 1)
  return initials
}

/** Names made ready at once: folding a hundred thousand at each key would be felt. */
export function nameEntries(labels: readonly string[]): readonly NameEntry[] {
  // A code list that holds the mark is refused; what else is searched by name may hold it all the same.
  const all = labels.map((label) => label.replaceAll(end, ' ')).join(end)
  const lower = all.toLocaleLowerCase('vi').split(end)
  const names = fold(all).split(end)
  return labels.map((label, at) => {
    const name = spaced(names[at] ?? '')
    return { label, lower: lower[at] ?? '', name, initials: initialsOf(name) }
  })
}

export function nameQuery(text: string): NameQuery {
  const lower = text.normalize('NFC').trim().toLocaleLowerCase('vi')
  const code = fold(text)
  const name = spaced(code)
  const letters = name.split(' ').slice(1)
  const words = letters.map((word) => ` ${word}`)
  return { lower, letters, words, name, code, toneKey: toneKey(text), marked: code !== lower }
}

/** The rank where the folded name begins with, or contains, the folded query: as typed before tone placement before no marks. */
function containedRank(entry: NameEntry, query: NameQuery): number {
  const { lower } = query
  // Where the letters match as typed, the tone's place says nothing more. Whole syllables only: a tone stands at their end.
  const tone = `${query.toneKey} `
  const own = !query.marked || entry.lower.includes(lower) ? null : `${toneKey(entry.label)} `
  if (entry.name.startsWith(query.name)) {
    if (entry.lower === lower) return 0
    if (own === tone) return 1
    if (entry.name === query.name) return 2
    if (entry.lower.startsWith(lower)) return 3
    return own?.startsWith(tone) === true ? 4 : 5
  }
  return entry.lower.includes(lower) || own?.includes(tone) === true ? 7 : 8
}

/** Whether every typed word begins a word of the name. */
export const beginsWords = (entry: NameEntry, query: NameQuery): boolean =>
  query.words.length > 0 && query.words.every((word) => entry.name.includes(word))

/**
 * How near a name is, smaller is nearer; null when it does not match. The name as typed, tone placement apart, without marks; by how
 * the name begins; by how its words begin (`thuy nguyen` for Phường Thủy Nguyên); by initials (`tn`).
 */
export function nameDistance(entry: NameEntry, query: NameQuery): number | null {
  if (query.words.length === 0) return null
  if (entry.name.includes(query.name)) return containedRank(entry, query)
  if (query.words.length > 1) return beginsWords(entry, query) ? 9 : null
  // Letters that name it to its end, in the fewest words, come first: "tn" is Phường Thủy Nguyên rather than Phường Trần Nhân Tông.
  const { initials } = entry
  return initials.includes(query.code) ? 10 + (initials.endsWith(query.code) ? 0 : 0.5) + initials.length / 1000 : null
}

/** The same of a code in lower case: the whole code first of all, its beginning after the names that begin so. */
export function codeDistance(code: string, query: NameQuery): number | null {
  if (code === query.code) return 0
  return code.startsWith(query.code) ? 6 : null
}

/** The last to be offered: the typed letters stand anywhere in what is known of it (`texts`, folded). */
export const isSomewhere = (texts: readonly string[], query: NameQuery): boolean =>
  query.letters.length > 0 && query.letters.every((word) => texts.some((text) => text.includes(word)))

export const SOMEWHERE = 11
