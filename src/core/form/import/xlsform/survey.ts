import { issue, type Issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import { propertyName } from '../../authoring/property-name.ts'
import { isCelName } from '../../expression/is-cel-name.ts'
import { notes, refusals } from './left-out.ts'
import { atCell, cellOf, type ReadSheet, type SheetRow } from './sheet-rows.ts'

/** A row of the survey: a question, or what holds others. */
export interface Question {
  readonly kind: 'question' | 'group' | 'repeat'
  readonly row: SheetRow
  /** `select_one`, `integer`; of a group or a repeat its kind. */
  readonly type: string
  /** What stands behind the type: a list's name, a file. */
  readonly argument: string
  readonly orOther: boolean
  /** A group that is a heading only: what it holds lies in the form itself. Forms of ours are written so. */
  readonly isSection: boolean
  /** As the workbook calls it, and as the form does. */
  readonly written: string
  readonly name: string
  /** Names of properties from the top; `@` stands for a row. */
  readonly path: readonly string[]
  readonly children: Question[]
  readonly parent: Question | null
}

/** Rows of one survey; the largest that are published have a third of it. */
const MOST_ROWS = 3000
const LONGEST_NAME = 40

const otherTypes: Readonly<Record<string, string>> = {
  'select one': 'select_one',
  'select one from': 'select_one',
  'select multiple': 'select_multiple',
  'select all that apply': 'select_multiple',
  'select all that apply from': 'select_multiple',
  'select multiple from': 'select_multiple',
  'add select one prompt using': 'select_one',
  'add select multiple prompt using': 'select_multiple',
  'select_one from': 'select_one',
  'select_multiple from': 'select_multiple',
  select1: 'select_one',
  'rank from': 'rank',
  int: 'integer',
  string: 'text',
  'date time': 'dateTime',
  datetime: 'dateTime',
  gps: 'geopoint',
  location: 'geopoint',
  photo: 'image',
  picture: 'image',
  trigger: 'acknowledge',
  acknowledgement: 'acknowledge',
  'phone number': 'text',
  'number of days in last month': 'integer',
  'start time': 'start',
  'end time': 'end',
  'device id': 'deviceid',
  'subscriber id': 'subscriberid',
  'sim id': 'simserial',
  simid: 'simserial',
}

const selects =
  /^(select_one_from_file|select_multiple_from_file|select_one_external|select one external|select_one|select_multiple|select one from|select multiple from|select all that apply from|select one|select multiple|select all that apply|add select one prompt using|add select multiple prompt using|select1|rank from|rank)\s+(.+)$/i

interface TypeCell {
  readonly type: string
  readonly argument: string
  readonly orOther: boolean
}

export function typeOf(written: string): TypeCell {
  const text = written.replaceAll(/\s+/g, ' ').trim()
  const orOther = /\s(or_other|or specify other)$/i.test(text)
  const plain = text.replace(/\s(or_other|or specify other)$/i, '')
  const match = selects.exec(plain)
  const first = (match?.[1] ?? plain).toLowerCase()
  const type = otherTypes[first] ?? (first === 'select one external' ? 'select_one_external' : first)
  return { type, argument: match?.[2] ?? '', orOther }
}

const bracket = /^(begin|end)[ _]*(group|repeat|loop)(?:\s+over\s+.*)?$/i

/** A name that rules can write; the workbook's own where it is one. */
function nameOf(written: string, taken: ReadonlySet<string>): string {
  const isGood =
    isCelName(written) && written.length <= LONGEST_NAME && !['_row', '__proto__', 'constructor', 'prototype'].includes(written)
  return isGood && !taken.has(written) ? written : propertyName(written, taken)
}

interface Reading {
  readonly top: Question[]
  readonly open: Question[]
  readonly told: Issue[]
}

/** Questions of one object, those under its headings included. */
export const underHeadings = (questions: readonly Question[]): readonly Question[] =>
  questions.flatMap((question) => (question.isSection ? question.children : [question]))

function add({ top, open, told }: Reading, row: SheetRow, kind: Question['kind'], typed: TypeCell): Question {
  const parent = open.at(-1) ?? null
  const siblings = parent?.children ?? top
  const isSection = kind === 'group' && parent === null && cellOf(row, 'layout') === 'section' && cellOf(row, 'relevant') === ''
  const beside = parent === null || parent.isSection ? underHeadings(top) : siblings
  const written = cellOf(row, 'name')
  const taken = isSection ? new Set<string>() : new Set(beside.map((each) => each.name))
  const name = nameOf(written === '' ? `${typed.type} ${row.row}` : written, taken)
  if (written !== '' && name !== written) told.push(notes.renamed(atCell(row, 'name'), written, name))
  const path = [...(parent?.path ?? []), ...(parent?.kind === 'repeat' ? ['@'] : []), ...(isSection ? [] : [name])]
  const question: Question = { kind, row, ...typed, isSection, written, name, path, children: [], parent }
  siblings.push(question)
  return question
}

function readRow(reading: Reading, row: SheetRow): Issue | null {
  const written = cellOf(row, 'type')
  if (written === '') {
    reading.told.push(notes.empty(atCell(row, 'type'), cellOf(row, 'name')))
    return null
  }
  if (['yes', 'true', '1'].includes(cellOf(row, 'disabled').toLowerCase())) {
    reading.told.push(notes.disabled(atCell(row, 'disabled'), cellOf(row, 'name')))
    return null
  }
  const match = bracket.exec(written)
  if (match === null) {
    add(reading, row, 'question', typeOf(written))
    return null
  }
  const kind = match[2]?.toLowerCase() ?? ''
  if (match[1]?.toLowerCase() === 'begin') {
    // A loop asks the same of each choice, which no form does; its questions are read as those of a group.
    if (kind === 'loop') reading.told.push(notes.type(atCell(row, 'type'), written))
    reading.open.push(
      add(reading, row, kind === 'repeat' ? 'repeat' : 'group', {
        type: kind === 'repeat' ? 'repeat' : 'group',
        argument: '',
        orOther: false,
      }),
    )
    return null
  }
  const last = reading.open.pop()
  const isMatched = last !== undefined && (kind === 'repeat') === (last.kind === 'repeat')
  return isMatched ? null : refusals.nesting(atCell(row, 'type'), written)
}

/** The survey as questions within groups and repeats. Issues: `import.xlsform-no-column`, `import.xlsform-nesting`, `import.too-long`, `import.empty`. */
export function readSurvey(sheet: ReadSheet, told: Issue[]): Result<readonly Question[], readonly Issue[]> {
  for (const column of ['type', 'name'])
    if (!sheet.headings.some(({ base }) => base === column))
      return err([refusals.noColumn({ sheet: sheet.name, row: sheet.headingRow, column })])
  if (sheet.rows.length > MOST_ROWS) return err([refusals.tooLong(MOST_ROWS)])
  const reading: Reading = { top: [], open: [], told }
  for (const row of sheet.rows) {
    const refused = readRow(reading, row)
    if (refused !== null) return err([refused])
  }
  const [left] = reading.open.slice(-1)
  if (left !== undefined) return err([refusals.nesting(atCell(left.row, 'type'), cellOf(left.row, 'type'))])
  return reading.top.length === 0 ? err([issue('import.empty', '')]) : ok(reading.top)
}

/** Questions and what holds them, each before what it holds. */
export const everyQuestion = (questions: readonly Question[]): readonly Question[] =>
  questions.flatMap((question) => [question, ...everyQuestion(question.children)])
