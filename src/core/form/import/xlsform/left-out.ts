import { issue, type Issue } from '../../../lib/issue.ts'
import type { FaultCode, Remark } from './expression/translating.ts'

/** A cell of the workbook: rows count from 1, the heading included; the column is called as its heading. */
export interface At {
  readonly sheet: string
  readonly row: number
  readonly column: string
}

const pathOf = ({ sheet, row, column }: At): string => `/${sheet}/${row}/${column.replaceAll('/', ' ')}`

/** How much of a cell a note repeats. */
const MOST_SHOWN = 120
const shown = (what: string): string => (what.length > MOST_SHOWN ? `${what.slice(0, MOST_SHOWN)}…` : what)

type Note = (at: At, what: string) => Issue

/** A part of an expression that has no meaning of ours; all of it was left out. */
export const faultNotes: Readonly<Record<FaultCode, Note>> = {
  syntax: (at, what) => issue('import.xlsform-syntax', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  field: (at, what) => issue('import.xlsform-unknown', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  function: (at, what) =>
    issue('import.xlsform-function', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  rows: (at, what) => issue('import.xlsform-rows', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  type: (at, what) => issue('import.xlsform-values', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  path: (at, what) => issue('import.xlsform-path', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
}

/** Carried over with a meaning that differs a little. */
export const remarkNotes: Readonly<Record<Remark, Note>> = {
  now: (at, what) => issue('import.xlsform-now', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  once: (at, what) => issue('import.xlsform-once', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
}

/** What was not carried over, or not as it was: one note a cell. */
export const notes = {
  /** A column that no form of ours has a place for; `count` cells of it are filled. */
  column: (at: At, count: number) => issue('import.xlsform-column', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, count }),
  cell: (at: At, what: string) =>
    issue('import.xlsform-cell', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  look: (at: At, what: string) =>
    issue('import.xlsform-look', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  type: (at: At, what: string) =>
    issue('import.xlsform-type', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  recorded: (at: At, what: string) =>
    issue('import.xlsform-recorded', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  disabled: (at: At, what: string) =>
    issue('import.xlsform-disabled', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  renamed: (at: At, from: string, to: string) =>
    issue('import.xlsform-renamed', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, from, to }),
  inWords: (at: At, what: string) =>
    issue('import.xlsform-in-words', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  formatting: (at: At, what: string) =>
    issue('import.xlsform-formatting', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  media: (at: At, what: string) =>
    issue('import.xlsform-media', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  default: (at: At, what: string) =>
    issue('import.xlsform-default', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  requiredMessage: (at: At, what: string) =>
    issue('import.xlsform-required-message', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  noMessage: (at: At, what: string) =>
    issue('import.xlsform-no-message', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  listMade: (at: At, list: string, count: number) =>
    issue('import.xlsform-list-made', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, list, count }),
  listNeeded: (at: At, what: string, list: string) =>
    issue('import.xlsform-list-needed', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what), list }),
  noList: (at: At, what: string) =>
    issue('import.xlsform-no-list', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  choiceTwice: (at: At, what: string) =>
    issue('import.xlsform-choice-twice', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  filter: (at: At, what: string) =>
    issue('import.xlsform-filter', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  setting: (at: At, what: string) =>
    issue('import.xlsform-setting', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  language: (at: At, what: string) =>
    issue('import.xlsform-language', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  noVietnamese: (at: At, what: string) =>
    issue('import.xlsform-no-vietnamese', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  count: (at: At, what: string) =>
    issue('import.xlsform-count', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  never: (at: At, what: string) =>
    issue('import.xlsform-never', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  rule: (at: At, what: string) =>
    issue('import.xlsform-rule', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  empty: (at: At, what: string) =>
    issue('import.xlsform-empty', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
  noLabel: (at: At, what: string) =>
    issue('import.xlsform-no-label', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what: shown(what) }),
} as const

/** What keeps the workbook from being read as a form. */
export const refusals = {
  noSurvey: () => issue('import.xlsform-no-survey', ''),
  noColumn: (at: At) => issue('import.xlsform-no-column', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column }),
  nesting: (at: At, what: string) => issue('import.xlsform-nesting', pathOf(at), { sheet: at.sheet, row: at.row, column: at.column, what }),
  tooLong: (limit: number) => issue('import.too-long', '', { limit }),
} as const
