import type { Issue } from '../lib/issue.ts'

/** A day, a time of day or both as the file shows it: no time zone is in a spreadsheet. `2026-11-20`, `08:30:00`, `2026-11-20T08:30:00`. */
export interface DateCell {
  readonly kind: 'date' | 'time' | 'date-time'
  readonly iso: string
}

/** One cell; null is an empty one. A formula is what it last came to; a cell of a CSV is always text. */
export type Cell = string | number | boolean | DateCell | null

export interface Sheet {
  readonly name: string
  /** Row 1 of the file is at 0, empty rows included up to the last one that holds something. */
  readonly rows: readonly (readonly Cell[])[]
}

export interface Spreadsheet {
  readonly sheets: readonly Sheet[]
  /** What was read otherwise than it stands in the file: `sheet.formulas` {sheet, count, first}. */
  readonly notes: readonly Issue[]
}

/** What a file may cost before it is refused; the largest register of a commune has a tenth of it. */
export const spreadsheetLimits = {
  bytes: 20_000_000,
  entries: 2_000,
  /** All parts that are read, unpacked. */
  inflated: 128_000_000,
  /** Unpacked to packed, of parts beyond 1 MB; real sheets reach 60. */
  ratio: 250,
  sheets: 50,
  rows: 100_000,
  columns: 500,
  cells: 3_000_000,
} as const

export type SpreadsheetLimits = { readonly [limit in keyof typeof spreadsheetLimits]: number }
