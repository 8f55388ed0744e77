import { fold } from '../../../lib/vietnamese.ts'
import type { Issue } from '../../../lib/issue.ts'
import { notes } from './left-out.ts'
import type { ReadSheet, SheetRow } from './sheet-rows.ts'

/** The languages of a workbook, as its headings call them. */
export interface Languages {
  /** The one whose words stand in the form itself; empty: words without a language. */
  readonly base: string
  /** Heading's language → two letters, the base not included. */
  readonly others: ReadonlyMap<string, string>
}

const known: Readonly<Record<string, string>> = {
  vietnamese: 'vi',
  'tieng viet': 'vi',
  viet: 'vi',
  english: 'en',
  'tieng anh': 'en',
  french: 'fr',
  francais: 'fr',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  spanish: 'es',
  espanol: 'es',
}

/** `Tiếng Việt (vi)` → `vi`; null: nobody could say. */
function codeOf(language: string): string | null {
  const inBrackets = /\(\s*([a-z]{2})(?:[-_][A-Za-z]+)?\s*\)\s*$/i.exec(language)?.[1]?.toLowerCase()
  if (inBrackets !== undefined) return inBrackets
  if (/^[a-z]{2}$/i.test(language)) return language.toLowerCase()
  return known[fold(language)] ?? null
}

/** Vietnamese first, then the workbook's own first language. */
export function languagesOf(sheets: readonly ReadSheet[], settled: string, told: Issue[]): Languages {
  const labels = sheets.flatMap(({ name, headingRow, headings }) =>
    headings
      .filter(({ base }) => base === 'label')
      .map((heading) => ({ heading, at: { sheet: name, row: headingRow, column: heading.written } })),
  )
  const all = [...new Set(labels.map(({ heading }) => heading.language))]
  const plain = all.includes('') ? '' : undefined
  // Words without a language are in the default one.
  const isVietnamese = (language: string): boolean => codeOf(language === '' ? settled : language) === 'vi'
  const base = all.find(isVietnamese) ?? all.find((each) => each !== '' && each === settled) ?? plain ?? all[0] ?? ''
  const others = new Map<string, string>()
  for (const { heading, at } of labels) {
    const { language } = heading
    if (language === base || others.has(language)) continue
    const code = codeOf(language === '' ? settled : language)
    if (code !== null && code !== 'vi' && ![...others.values()].includes(code)) others.set(language, code)
    else if (!isVietnamese(base === '' ? settled : base) || code === null) told.push(notes.language(at, language))
  }
  const said = base === '' ? settled : base
  const first = labels.find(({ heading }) => heading.language === base)
  if (first !== undefined && said !== '' && codeOf(said) !== 'vi') told.push(notes.noVietnamese(first.at, said))
  return { base, others }
}

/** The words of a cell in each language. `base` may come from a cell without one. */
export interface Words {
  readonly base: string
  readonly others: Readonly<Record<string, string>>
}

export const noWords: Words = { base: '', others: {} }

/** What is done to words before they stand in a form. */
export type Tidy = (text: string, row: SheetRow, column: string) => string

export function wordsOf(row: SheetRow, column: string, { base, others }: Languages, tidy: Tidy): Words {
  const found = row.cells.filter(({ heading }) => heading.base === column)
  const inLanguage = (language: string): string => {
    const cell = found.find(({ heading }) => heading.language === language)
    return cell === undefined ? '' : tidy(cell.text, row, cell.heading.written)
  }
  const first = inLanguage(base)
  const plain = first === '' ? (found[0] === undefined ? '' : tidy(found[0].text, row, found[0].heading.written)) : first
  const translated = [...others].flatMap(([language, code]) => {
    const text = inLanguage(language)
    return text === '' ? [] : [[code, text] as const]
  })
  return { base: plain, others: Object.fromEntries(translated) }
}

/** Words joined in each language in which all of them are. */
export function joinWords(separator: string, ...parts: readonly Words[]): Words {
  const filled = parts.filter(({ base }) => base !== '')
  const [first] = filled
  if (first === undefined) return noWords
  const languages = Object.keys(first.others).filter((language) => filled.every(({ others }) => others[language] !== undefined))
  return {
    base: filled.map(({ base }) => base).join(separator),
    others: Object.fromEntries(languages.map((language) => [language, filled.map(({ others }) => others[language]).join(separator)])),
  }
}

const cut = (text: string): readonly [string, string] => {
  const end = text.indexOf('\n')
  return end < 0 ? [text, ''] : [text.slice(0, end).trim(), text.slice(end).trim()]
}

/** A label of several lines: the first one, and what follows it. */
export function firstLine({ base, others }: Words): readonly [Words, Words] {
  const parts = Object.entries(others).map(([language, text]) => [language, cut(text)] as const)
  const rest = parts.filter(([, [, more]]) => more !== '')
  return [
    { base: cut(base)[0], others: Object.fromEntries(parts.map(([language, [first]]) => [language, first])) },
    { base: cut(base)[1], others: Object.fromEntries(rest.map(([language, [, more]]) => [language, more])) },
  ]
}
