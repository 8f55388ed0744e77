import Papa from 'papaparse'
import { cellText, type ListColumn } from '#core/form/authoring/lists/list-draft.ts'
import type { CodeListItem } from '#core/form/code-list.ts'
import { keptFromRunning } from '#core/spreadsheet/formula-cell.ts'
import { writeXlsx } from '#core/spreadsheet/write-xlsx.ts'

type Titles = Readonly<Record<string, string>>

const headingOf = (column: ListColumn, titles: Titles): string => titles[column] ?? column.replace(/^columns\./, '')

const csvOf = (rows: readonly (readonly string[])[]): Blob =>
  // With a BOM, without which Excel takes the Vietnamese for another code page.
  new Blob(
    [
      '\uFEFF',
      Papa.unparse(
        rows.map((row) => row.map(keptFromRunning)),
        { newline: '\r\n' },
      ),
    ],
    { type: 'text/csv' },
  )

const WIDTH = 24

/** All is text: a code with a leading zero stays one, and nothing is a formula. */
const workbookOf = (rows: readonly (readonly string[])[]): Blob =>
  new Blob([writeXlsx([{ name: 'Danh mục', rows, widths: (rows[0] ?? []).map(() => WIDTH) }])], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })

/** The rows as a file, with headings; retired codes too. */
export function exportList(kind: 'csv' | 'xlsx', rows: readonly CodeListItem[], columns: readonly ListColumn[], titles: Titles): Blob {
  const all = [columns.map((column) => headingOf(column, titles)), ...rows.map((item) => columns.map((column) => cellText(item, column)))]
  return kind === 'csv' ? csvOf(all) : workbookOf(all)
}
