import { strFromU8 } from 'fflate'
import { issue, type Issue } from '../lib/issue.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { isDateFormat } from './date-cell.ts'
import type { Sheet, Spreadsheet, SpreadsheetLimits } from './spreadsheet.ts'
import { openArchive, type Archive } from './unzip.ts'
import { sharedStrings, xlsxSheet } from './xlsx-sheet.ts'
import { attribute, xmlEvents } from './xml-events.ts'

const broken = issue('sheet.broken')
const nothing = () => undefined

function opened(xml: string, each: (name: string, attributes: string) => void): boolean {
  return xmlEvents(xml, { open: each, text: nothing, close: nothing })
}

const textOf = (archive: Archive, name: string): Result<string, Issue> => {
  const part = archive.read(name)
  return part.ok ? ok(strFromU8(part.value)) : part
}

interface Listed {
  readonly name: string
  readonly part: string
}

/** The sheets in the order of their tabs, hidden ones too. */
function workbook(archive: Archive): Result<{ readonly listed: readonly Listed[]; readonly is1904: boolean }, Issue> {
  const book = textOf(archive, 'xl/workbook.xml')
  const relations = textOf(archive, 'xl/_rels/workbook.xml.rels')
  if (!book.ok) return book
  if (!relations.ok) return relations
  const targets = new Map<string, string>()
  const listed: Listed[] = []
  let is1904 = false
  const isWhole =
    opened(relations.value, (name, attributes) => {
      const [id, target] = [attribute(attributes, 'Id'), attribute(attributes, 'Target')]
      if (name === 'Relationship' && id !== undefined && target !== undefined)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    }) &&
    opened(book.value, (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
      const part = name === 'sheet' ? targets.get(attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '') : undefined
      // Sheets that hold one chart are no rows.
      if (part !== undefined && part.includes('worksheets/')) listed.push({ name: attribute(attributes, 'name') ?? '', part })
    })
  return isWhole && listed.length > 0 ? ok({ listed, is1904 }) : err(broken)
}

function dateStyles(xml: string): readonly boolean[] | null {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let isCells = false
  const isWhole = xmlEvents(xml, {
    open: (name, attributes) => {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (name === 'cellXfs') isCells = true
      else if (name === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '')
      else if (name === 'xf' && isCells) styles.push(isDateFormat(id, codes.get(id)))
    },
    text: nothing,
    close: (name) => {
      if (name === 'cellXfs') isCells = false
    },
  })
  return isWhole ? styles : null
}

function optional<T>(archive: Archive, name: string, none: T, read: (xml: string) => T | null): Result<T, Issue> {
  if (!archive.names.has(name)) return ok(none)
  const xml = textOf(archive, name)
  const found = xml.ok ? read(xml.value) : null
  return found !== null ? ok(found) : xml.ok ? err(broken) : xml
}

/** A workbook of Office Open XML (`.xlsx`, `.xlsm`: macros are never read). Issues: those of `openArchive` and `xlsxSheet`, `sheet.sheets` {limit}. */
export function readXlsx(bytes: Uint8Array, limits: SpreadsheetLimits): Result<Spreadsheet, Issue> {
  const archive = openArchive(bytes, limits)
  if (!archive.ok) return archive
  const book = workbook(archive.value)
  if (!book.ok) return book
  if (book.value.listed.length > limits.sheets) return err(issue('sheet.sheets', '', { limit: limits.sheets }))
  const strings = optional<readonly string[]>(archive.value, 'xl/sharedStrings.xml', [], sharedStrings)
  if (!strings.ok) return strings
  const styles = optional<readonly boolean[]>(archive.value, 'xl/styles.xml', [], dateStyles)
  if (!styles.ok) return styles
  const [sheets, notes]: [Sheet[], Issue[]] = [[], []]
  let cells = limits.cells
  for (const { name, part } of book.value.listed) {
    const xml = textOf(archive.value, part)
    if (!xml.ok) return xml
    const parts = { name, strings: strings.value, dateStyles: styles.value, is1904: book.value.is1904 }
    const read = xlsxSheet(xml.value, parts, { ...limits, cells })
    if (!read.ok) return err(read.error.code === 'sheet.cells' ? issue('sheet.cells', '', { limit: limits.cells }) : read.error)
    cells -= read.value.rows.reduce((sum, row) => sum + row.length, 0)
    sheets.push({ name, rows: read.value.rows })
    notes.push(...read.value.notes)
  }
  return ok({ sheets, notes })
}
