import type { Issue } from '../../../lib/issue.ts'
import { isRating, isTaken, looksOf, parametersOf } from './appearance.ts'
import { notes } from './left-out.ts'
import { isSelect, recorded } from './question-schema.ts'
import { atCell, cellOf, type Heading, type ReadSheet, type SheetRow } from './sheet-rows.ts'
import type { Question } from './survey.ts'
import { yesNo } from './work.ts'

/** Columns that are read somewhere, whatever they come to. */
const read = new Set([
  'type',
  'name',
  'label',
  'hint',
  'guidance_hint',
  'relevant',
  'required',
  'constraint',
  'constraint_message',
  'required_message',
  'readonly',
  'default',
  'calculation',
  'appearance',
  'parameters',
  'choice_filter',
  'repeat_count',
  'disabled',
  'layout',
])

/** Columns that XLSForm knows and a form of ours does not. */
const isKnown = (base: string): boolean =>
  ['trigger', 'save_to', 'intent', 'autoplay', 'query', 'accuracythreshold'].includes(base) ||
  /^(media|bind|body|control|instance)::/.test(base)

function lookNotes({ type, kind, row }: Question, isMatrix: boolean): readonly Issue[] {
  return looksOf(row).flatMap((word) =>
    isTaken(kind === 'question' ? type : kind, word, row) && (word !== 'table-list' || isMatrix)
      ? []
      : [notes.look(atCell(row, 'appearance'), word)],
  )
}

function parameterNotes({ type, row }: Question): readonly Issue[] {
  const text = cellOf(row, 'parameters')
  if (text === '') return []
  const parameters = parametersOf(row)
  const taken = type === 'range' ? ['start', 'end', 'step'] : type === 'image' ? ['max-pixels'] : []
  const left = Object.entries(parameters).filter(([name]) => !taken.includes(name))
  const others = left.map(([name, value]) => notes.cell(atCell(row, 'parameters'), `${name}=${value}`))
  return Object.keys(parameters).length === 0 ? [notes.cell(atCell(row, 'parameters'), text)] : others
}

/** Cells of columns that are read, on a row where they mean nothing here. */
function strayNotes(question: Question): readonly Issue[] {
  const { kind, row, type } = question
  const stray = (column: string): readonly Issue[] => {
    const text = cellOf(row, column)
    return text === '' ? [] : [notes.cell(atCell(row, column), text)]
  }
  const gone = kind === 'question' && recorded.has(type)
  return [
    ...(kind === 'question'
      ? []
      : ['constraint', 'required', 'default', 'calculation', 'readonly', 'guidance_hint'].flatMap((column) =>
          yesNo(row, column) === 'no' ? [] : stray(column),
        )),
    ...(kind === 'repeat' ? [] : stray('repeat_count')),
    ...(question.isSection ? [] : stray('layout')),
    ...(isSelect(question) && type !== 'rank' ? [] : stray('choice_filter')),
    ...(gone ? ['relevant', 'constraint'].flatMap(stray) : []),
    ...(cellOf(row, 'required_message') === ''
      ? []
      : [notes.requiredMessage(atCell(row, 'required_message'), cellOf(row, 'required_message'))]),
  ]
}

function cellNotes(row: SheetRow): readonly Issue[] {
  return row.cells.flatMap(({ heading, text }) => {
    if (read.has(heading.base) || !isKnown(heading.base)) return []
    const at = { sheet: row.sheet, row: row.row, column: heading.written }
    return heading.base.startsWith('media::') ? [notes.media(at, text)] : [notes.cell(at, text)]
  })
}

/** One note for a column that nobody knows: tools leave marks of their own there. */
function columnNotes({ name, headingRow, headings, rows }: ReadSheet, isOther: (heading: Heading) => boolean): readonly Issue[] {
  return headings.filter(isOther).flatMap((heading) => {
    const count = rows.filter(({ cells }) => cells.some((cell) => cell.heading.index === heading.index)).length
    return count === 0 ? [] : [notes.column({ sheet: name, row: headingRow, column: heading.written }, count)]
  })
}

/** What of the survey no other part looks at. */
export function otherCells(survey: ReadSheet, questions: readonly Question[], isMatrix: (question: Question) => boolean): readonly Issue[] {
  return [
    ...questions.flatMap((question) => [
      ...lookNotes(question, isMatrix(question)),
      ...(isRating(question.row) && question.type === 'range' ? [] : parameterNotes(question)),
      ...strayNotes(question),
      ...cellNotes(question.row),
    ]),
    ...columnNotes(survey, ({ base }) => !read.has(base) && !isKnown(base)),
  ]
}
