import { issue, type Issue } from '../lib/issue.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { dateCell } from './date-cell.ts'
import type { Cell, SpreadsheetLimits } from './spreadsheet.ts'
import { attribute, xmlEvents } from './xml-events.ts'

export interface SheetParts {
  readonly name: string
  readonly strings: readonly string[]
  /** Of each cell style: whether it shows days or times. */
  readonly dateStyles: readonly boolean[]
  readonly is1904: boolean
}

interface Found {
  readonly rows: Cell[][]
  formulas: number
  firstFormula: string
  cells: number
  over: Issue | null
}

/** `_x000D_` stands for a control character. */
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

/** `BC12` → column 54; -1 where the reference has no letters. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function valueOf(parts: SheetParts, type: string, style: number, text: string): Cell {
  if (text === '') return null
  switch (type) {
    case 's':
      return parts.strings[Number(text)] ?? null
    case 'b':
      return text === '1'
    case 'd':
      return text.includes('T') && !text.endsWith('T00:00:00')
        ? { kind: 'date-time', iso: text.slice(0, 19) }
        : { kind: 'date', iso: text.slice(0, 10) }
    case 'e':
      return null
    case 'str':
    case 'inlineStr':
      return unescaped(text)
    default: {
      const number = Number(text)
      return Number.isNaN(number) ? text : parts.dateStyles[style] === true ? dateCell(number, parts.is1904) : number
    }
  }
}

function reader(parts: SheetParts, limits: SpreadsheetLimits, found: Found) {
  let [row, column, type, style, text] = [-1, -1, '', 0, '']
  let [isValue, isPhonetic, reference] = [false, false, '']
  const put = (value: Cell) => {
    if (value === null || found.over !== null) return
    found.cells++
    if (row >= limits.rows) found.over = issue('sheet.rows', '', { sheet: parts.name, limit: limits.rows })
    else if (column >= limits.columns) found.over = issue('sheet.columns', '', { sheet: parts.name, limit: limits.columns })
    else if (found.cells > limits.cells) found.over = issue('sheet.cells', '', { limit: limits.cells })
    if (found.over !== null) return
    while (found.rows.length <= row) found.rows.push([])
    const cells = found.rows[row] ?? []
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }
  return {
    open: (name: string, attributes: string) => {
      if (name === 'row') [row, column] = [Number(attribute(attributes, 'r') ?? row + 2) - 1, -1]
      else if (name === 'c') {
        reference = attribute(attributes, 'r') ?? ''
        column = reference === '' ? column + 1 : columnOf(reference)
        type = attribute(attributes, 't') ?? ''
        style = Number(attribute(attributes, 's') ?? 0)
        text = ''
      } else if (name === 'v' || name === 't') isValue = !isPhonetic
      else if (name === 'rPh') isPhonetic = true
      else if (name === 'f' && found.formulas++ === 0) found.firstFormula = reference
    },
    text: (more: string) => {
      if (isValue) text += more
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c' && Number.isInteger(row) && row >= 0 && column >= 0) put(valueOf(parts, type, style, text))
    },
  }
}

/** The rows of one sheet's part. Issues: `sheet.broken`, `sheet.rows` and `sheet.columns` {sheet, limit}, `sheet.cells` {limit}. */
export function xlsxSheet(
  xml: string,
  parts: SheetParts,
  limits: SpreadsheetLimits,
): Result<{ readonly rows: readonly (readonly Cell[])[]; readonly notes: readonly Issue[] }, Issue> {
  const found: Found = { rows: [], formulas: 0, firstFormula: '', cells: 0, over: null }
  if (!xmlEvents(xml, reader(parts, limits, found))) return err(issue('sheet.broken'))
  if (found.over !== null) return err(found.over)
  const { rows, formulas, firstFormula } = found
  if (formulas === 0) return ok({ rows, notes: [] })
  return ok({ rows, notes: [issue('sheet.formulas', '', { sheet: parts.name, count: formulas, first: firstFormula })] })
}

/** The shared strings of a workbook, without readings of characters. */
export function sharedStrings(xml: string): readonly string[] | null {
  const strings: string[] = []
  let [text, isText, isPhonetic] = ['', false, false]
  const whole = xmlEvents(xml, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') isText = !isPhonetic
      else if (name === 'rPh') isPhonetic = true
    },
    text: (more) => {
      if (isText) text += more
    },
    close: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') strings.push(unescaped(text))
    },
  })
  return whole ? strings : null
}
