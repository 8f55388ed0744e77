import type { Issue } from '../../../lib/issue.ts'
import type { ChoiceLists } from './choices.ts'
import { notes, type At } from './left-out.ts'
import { atCell, cellOf, type SheetRow } from './sheet-rows.ts'
import { wordsOf, type Languages, type Words } from './words.ts'

/** What reading one workbook shares. Notes come in the order in which they are found, and are sorted by place in the end. */
export interface Work {
  readonly notes: Issue[]
  readonly languages: Languages
  readonly lists: ChoiceLists
  /** Label of a question by its name, for words that speak of it. */
  readonly labels: Map<string, string>
}

export const atQuestion = (row: SheetRow, column: string): At => atCell(row, column)

/** Words without marks of layout; what stood for an answer is the question's own label. */
export function tidyWords(work: Pick<Work, 'notes' | 'labels'>): (text: string, row: SheetRow, column: string) => string {
  return (text, row, column) => {
    const at = { sheet: row.sheet, row: row.row, column }
    const named = text.replaceAll(/\$\{\s*([^{}\s]+)\s*\}/g, (_, name: string) => `[${work.labels.get(name) ?? name}]`)
    if (named !== text) work.notes.push(notes.inWords(at, text))
    const plain = named
      .replaceAll(/<\/?[a-zA-Z][^<>]*>/g, '')
      .replaceAll(/\*\*(?=\S)(.+?)\*\*/g, '$1')
      .replaceAll(/^#{1,6}\s+/gm, '')
    if (plain !== named) work.notes.push(notes.formatting(at, text))
    return plain.trim()
  }
}

export const questionWords = (work: Work, row: SheetRow, column: string): Words => wordsOf(row, column, work.languages, tidyWords(work))

const yes = new Set(['yes', 'true', 'true()', '1', 'co', 'có', 'y'])
const no = new Set(['', 'no', 'false', 'false()', '0', 'khong', 'không', 'n'])

/** `yes`, `no`, or an expression. */
export function yesNo(row: SheetRow, column: string): 'yes' | 'no' | { readonly expression: string } {
  const text = cellOf(row, column)
  const plain = text.toLowerCase().replaceAll(/\s/g, '')
  return yes.has(plain) ? 'yes' : no.has(plain) ? 'no' : { expression: text }
}

/** How many rows a repeat has, when that is a number. */
export function fixedCount(row: SheetRow): number | null {
  const text = cellOf(row, 'repeat_count')
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}
