import type { Issue } from '../../../lib/issue.ts'
import { notes } from './left-out.ts'
import { atCell, cellOf, type ReadSheet, type SheetRow } from './sheet-rows.ts'
import { wordsOf, type Languages, type Tidy, type Words } from './words.ts'

export interface Choice {
  readonly code: string
  readonly words: Words
  /** Cells of further columns, which filters look at. */
  readonly columns: Readonly<Record<string, string>>
  readonly row: SheetRow
}

export type ChoiceLists = ReadonlyMap<string, readonly Choice[]>

const ownColumns = new Set(['list_name', 'name', 'label', 'hint', 'order'])
const isOwn = (base: string): boolean => ownColumns.has(base) || base.startsWith('media::')

/** Columns of a sheet of choices that mean something to a filter only. */
export const filterColumns = (sheet: ReadSheet): readonly string[] => [
  ...new Set(sheet.headings.map(({ base }) => base).filter((base) => !isOwn(base))),
]

function mediaNotes(row: SheetRow): readonly Issue[] {
  return row.cells.flatMap(({ heading, text }) =>
    heading.base.startsWith('media::') ? [notes.media({ sheet: row.sheet, row: row.row, column: heading.written }, text)] : [],
  )
}

/** The lists of a sheet of choices, by name. A code that comes twice in a list is left out the second time. */
export function readChoices(sheet: ReadSheet | null, languages: Languages, tidy: Tidy, told: Issue[]): ChoiceLists {
  const lists = new Map<string, Choice[]>()
  const codes = new Map<string, Set<string>>()
  for (const row of sheet?.rows ?? []) {
    const [list, code] = [cellOf(row, 'list_name'), cellOf(row, 'name')]
    if (list === '' || code === '') {
      told.push(notes.empty(atCell(row, list === '' ? 'list_name' : 'name'), list === '' ? code : list))
      continue
    }
    const known = lists.get(list) ?? []
    const met = codes.get(list) ?? new Set()
    lists.set(list, known)
    codes.set(list, met)
    if (met.has(code)) {
      told.push(notes.choiceTwice(atCell(row, 'name'), code))
      continue
    }
    const words = wordsOf(row, 'label', languages, tidy)
    const columns = row.cells.flatMap(({ heading, text }) => (isOwn(heading.base) ? [] : [[heading.base, text] as const]))
    told.push(...mediaNotes(row))
    met.add(code)
    known.push({ code, words: words.base === '' ? { ...words, base: code } : words, columns: Object.fromEntries(columns), row })
  }
  return lists
}
