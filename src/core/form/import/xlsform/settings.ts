import type { Issue } from '../../../lib/issue.ts'
import type { RecordPath } from '../../../lib/record-path.ts'
import { isIsoDate } from '../../../lib/calendar.ts'
import { templatePath } from './conditions.ts'
import { parseXPath } from './expression/parse-xpath.ts'
import type { XPath } from './expression/xpath.ts'
import { notes } from './left-out.ts'
import { atCell, cellOf, type ReadSheet } from './sheet-rows.ts'
import type { Question } from './survey.ts'

export interface Settings {
  readonly title: string | undefined
  readonly language: string
  readonly isInPages: boolean
  /** A date for what is made beside the form. */
  readonly version: string
}

const before = '2000-01-01'

/** A version as people write it, `2026112001`, as a date. */
function dateOf(version: string): string {
  const match = /^(20\d{2})-?(\d{2})-?(\d{2})/.exec(version)
  const date = match === null ? '' : `${match[1]}-${match[2]}-${match[3]}`
  return isIsoDate(date) ? date : before
}

export function settingsOf(sheet: ReadSheet | null, key: string, told: Issue[]): Settings {
  const row = sheet?.rows[0]
  if (row === undefined) return { title: undefined, language: '', isInPages: false, version: before }
  const [title, language, style] = [cellOf(row, 'form_title'), cellOf(row, 'default_language'), cellOf(row, 'style')]
  const isInPages = style.split(/\s+/).includes('pages')
  for (const { heading, text } of row.cells) {
    const isRead =
      ['form_title', 'default_language', 'instance_name'].includes(heading.base) ||
      (heading.base === 'form_id' && text === key) ||
      (heading.base === 'style' && text === 'pages')
    if (!isRead) told.push(notes.setting({ sheet: row.sheet, row: row.row, column: heading.written }, text))
  }
  return { title: title === '' ? undefined : title, language, isInPages, version: dateOf(cellOf(row, 'version')) }
}

/** The questions that an expression names, and whether it only puts them one after the other. */
function namedIn(node: XPath): { readonly names: readonly string[]; readonly isPlain: boolean } {
  if (node.kind === 'question') return { names: [node.name], isPlain: true }
  if (node.kind === 'text' || node.kind === 'number') return { names: [], isPlain: true }
  const parts = node.kind === 'call' ? node.args.map(namedIn) : node.kind === 'binary' ? [namedIn(node.left), namedIn(node.right)] : []
  const isPlain =
    node.kind === 'call' && ['concat', 'string', 'coalesce', 'normalize-space'].includes(node.name) && parts.every((part) => part.isPlain)
  return { names: parts.flatMap(({ names }) => names), isPlain }
}

const MOST_TITLES = 4

/** What a record is called by: the questions in `instance_name`. */
export function titleFieldsOf(
  sheet: ReadSheet | null,
  find: (name: string) => Question | null,
  isInForm: (question: Question) => boolean,
  told: Issue[],
): readonly RecordPath[] {
  const row = sheet?.rows[0]
  const text = row === undefined ? '' : cellOf(row, 'instance_name')
  if (row === undefined || text === '') return []
  const parsed = parseXPath(text)
  const { names, isPlain } = parsed.ok ? namedIn(parsed.value) : { names: [], isPlain: false }
  const questions = [...new Set(names)].map(find)
  const paths = questions.flatMap((question) =>
    question !== null && question.kind === 'question' && !question.path.includes('@') && isInForm(question)
      ? [templatePath(question.path)]
      : [],
  )
  if (!isPlain || paths.length < new Set(names).size || paths.length > MOST_TITLES)
    told.push(notes.setting(atCell(row, 'instance_name'), text))
  return paths.slice(0, MOST_TITLES)
}
