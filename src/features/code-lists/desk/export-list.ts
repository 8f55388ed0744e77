import Papa from 'papaparse'
import type { SheetData } from 'write-excel-file/browser'
import { cellText, type ListColumn } from '#core/form/authoring/lists/list-draft.ts'
import type { CodeListItem } from '#core/form/code-list.ts'

type Titles = Readonly<Record<string, string>>

const headingOf = (column: ListColumn, titles: Titles): string => titles[column] ?? column.replace(/^columns\./, '')

/** A cell that a spreadsheet would run; `listFromRows` takes the mark off again. */
const kept = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const csvOf = (rows: readonly (readonly string[])[]): Blob =>
  // With a BOM, without which Excel takes the Vietnamese for another code page.
  new Blob(
    [
      '\uFEFF',
      Papa.unparse(
        rows.map((row) => row.map(kept)),
        { newline: '\r\n' },
      ),
    ],
    { type: 'text/csv' },
  )

async function workbookOf(rows: readonly (readonly string[])[]): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser')
  // All is text: a code with a leading zero stays one, and nothing is a formula.
  const data: SheetData = rows.map((row) => row.map((value) => ({ value, type: String })))
  return await writeXlsxFile(data).toBlob()
}

/** The rows as a file, with headings; retired codes too. */
export function exportList(
  kind: 'csv' | 'xlsx',
  rows: readonly CodeListItem[],
  columns: readonly ListColumn[],
  titles: Titles,
): Promise<Blob> {
  const all = [columns.map((column) => headingOf(column, titles)), ...rows.map((item) => columns.map((column) => cellText(item, column)))]
  return kind === 'csv' ? Promise.resolve(csvOf(all)) : workbookOf(all)
}
