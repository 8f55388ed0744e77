import type { FormDefinition } from '../../definition.ts'
import { notes, type Told } from './left-out.ts'
import type { RecordPath } from '../../../lib/record-path.ts'

/** Words by language, Vietnamese as `vi`. */
export type Words = Readonly<Record<string, string>>
/** Filled cells of a row by their columns. */
export type Row = Readonly<Record<string, string>>

const names: Readonly<Record<string, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  fr: 'Français',
  zh: '中文',
  ja: '日本語',
  ko: '한국어',
  es: 'Español',
}

/** `vi` → `Tiếng Việt (vi)`, as headings say it. */
export const languageName = (code: string): string => `${names[code] ?? code} (${code})`

/** The languages of a form, Vietnamese first. */
export const languagesOf = ({ translations }: FormDefinition): readonly string[] => ['vi', ...Object.keys(translations)]

/** Words as cells of a column in each language: `label::English (en)`. `${` would name a question there. */
export function wordCells(column: string, words: Words, path: RecordPath, told: Told): Row {
  const cells = Object.entries(words).flatMap(([language, text]) => {
    if (text === '') return []
    if (text.includes('${')) told.push(notes.words(path, text))
    return [[`${column}::${languageName(language)}`, text.replaceAll('${', '$ {')] as const]
  })
  return Object.fromEntries(cells)
}

/** Words one after the other, in each language in which the first are. */
export function joinedWords(all: readonly Words[], separator: string): Words {
  const [first = {}] = all
  return Object.fromEntries(
    Object.keys(first).map((language) => [language, all.flatMap((words) => words[language] ?? words['vi'] ?? []).join(separator)]),
  )
}
