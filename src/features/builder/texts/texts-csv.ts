import Papa from 'papaparse'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { freedCell, keptFromRunning } from '#core/spreadsheet/formula-cell.ts'

const MAX_BYTES = 10_000_000
const BOM = '\uFEFF'

/** Rows as CSV that Excel opens with its Vietnamese right: a BOM, CRLF; no cell is a formula. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  BOM +
  Papa.unparse(
    rows.map((row) => row.map(keptFromRunning)),
    { newline: '\r\n', quotes: true },
  )

/** The delimiter behind the first cell of the first line: Excel writes the one of its own country. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  return [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
}

/**
 * The rows of a CSV file in UTF-8, or UTF-16 with a BOM (Excel's “Unicode text”).
 * Issues: `csv.too-big` {limit} · `csv.encoding` · `csv.syntax` {row}.
 */
export function rowsOfCsv(bytes: Uint8Array): Result<readonly (readonly string[])[]> {
  if (bytes.byteLength > MAX_BYTES) return err([issue('csv.too-big', '', { limit: MAX_BYTES })])
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  let text: string
  try {
    text = new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return err([issue('csv.encoding')])
  }
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: 'greedy' })
  const [wrong] = errors
  if (wrong !== undefined) return err([issue('csv.syntax', '', { row: (wrong.row ?? 0) + 1 })])
  return ok(data.map((row) => row.map(freedCell)))
}
