import { issue, type Issue } from '../lib/issue.ts'
import { err, type Result } from '../lib/result.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { spreadsheetLimits, type Spreadsheet, type SpreadsheetLimits } from './spreadsheet.ts'

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

/**
 * The sheets of a file, `.xlsx` or rows of text, told apart by what is in it and not by its name. Nothing is unpacked before its
 * size is known to be allowed. Blocks for as long as it takes: in a browser, call it from a worker.
 * Issues: `sheet.too-big` {limit in MB}, `sheet.old-format` (`.xls`, or one with a password), `sheet.encoding`, `sheet.broken`,
 * `sheet.bomb`, `sheet.encrypted`, `sheet.entries`, `sheet.sheets`, `sheet.rows`, `sheet.columns`, `sheet.cells`.
 */
export function readSpreadsheet(
  bytes: Uint8Array,
  name: string,
  limits: SpreadsheetLimits = spreadsheetLimits,
): Result<Spreadsheet, Issue> {
  if (bytes.length > limits.bytes) return err(issue('sheet.too-big', '', { limit: Math.floor(limits.bytes / 1_000_000) }))
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return err(issue('sheet.old-format'))
  return startsWith(bytes, 0x50, 0x4b) ? readXlsx(bytes, limits) : readCsv(bytes, name, limits)
}
