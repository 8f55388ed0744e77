import { strFromU8 } from 'fflate'
import { issue, type Issue } from '../lib/issue.ts'
import { err, ok, type Result } from '../lib/result.ts'
import type { Cell, Spreadsheet, SpreadsheetLimits } from './spreadsheet.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
/** How much of a file the delimiter is guessed from. */
const SAMPLE = 20_000

function utf16(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: string[] = []
  for (let at = 2; at + 1 < bytes.length; at += 8192) {
    const units = Array.from({ length: Math.min(4096, (bytes.length - at) >> 1) }, (_, n) => view.getUint16(at + 2 * n, isLittle))
    pieces.push(String.fromCharCode(...units))
  }
  return pieces.join('')
}

/** UTF-8, or UTF-16 with its mark; null for the older code pages, which do not say which they are. */
function textOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return utf16(bytes, true)
  if (first === 0xfe && second === 0xff) return utf16(bytes, false)
  const text = strFromU8(first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes).replace(/^\uFEFF/, '')
  return text.includes('\uFFFD') || text.includes('\0') ? null : text
}

/** Rows of a text as RFC 4180 has them, ends of lines of any system; stops after `most` rows. */
function rowsOf(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && rows.length < most) {
    let cell = ''
    if (text[at] === '"') {
      let close = at
      do {
        const from = close + 1
        close = text.indexOf('"', from)
        if (close < 0) close = text.length
        cell += text.slice(from, close)
        if (text[close + 1] !== '"') break
        cell += '"'
        close++
      } while (close < text.length)
      at = close + 1
    }
    const from = at
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
    row.push(cell + text.slice(from, at))
    if (text[at] === delimiter) {
      at++
      if (at < text.length) continue
      row.push('')
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    rows.push(row)
    row = []
  }
  if (row.length > 0 && rows.length < most) rows.push(row)
  return rows
}

/** The one that parts most of the first rows into the same number of cells, and into more of them. */
function guessedDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const scores = DELIMITERS.map((delimiter) => {
    const widths = rowsOf(sample, delimiter, 50).map((row) => row.length)
    const width = widths[0] ?? 1
    return width < 2 ? 0 : (widths.filter((each) => each === width).length / widths.length) * 100 + Math.min(width, 99) / 100
  })
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ','
}

/** A text of rows; each cell is text, those that look like formulas too. Issues: `sheet.encoding`, `sheet.rows`, `sheet.columns`, `sheet.cells`. */
export function readCsv(bytes: Uint8Array, name: string, limits: SpreadsheetLimits): Result<Spreadsheet, Issue> {
  const text = textOf(bytes)
  if (text === null) return err(issue('sheet.encoding'))
  const rows = rowsOf(text, guessedDelimiter(text), limits.rows + 1)
  if (rows.length > limits.rows) return err(issue('sheet.rows', '', { sheet: name, limit: limits.rows }))
  if (rows.some((row) => row.length > limits.columns)) return err(issue('sheet.columns', '', { sheet: name, limit: limits.columns }))
  if (rows.reduce((sum, row) => sum + row.length, 0) > limits.cells) return err(issue('sheet.cells', '', { limit: limits.cells }))
  return ok({ sheets: [{ name, rows: rows.map((row) => row.map((cell): Cell => (cell === '' ? null : cell))) }], notes: [] })
}
