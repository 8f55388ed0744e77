import { compareLists } from '#core/form/authoring/lists/compare-lists.ts'
import type { ListColumn } from '#core/form/authoring/lists/list-draft.ts'
import { guessMapping, headerRow, listFromRows, mergeRows, type ListFromRows } from '#core/form/authoring/lists/list-from-rows.ts'
import { MAX_LIST_ITEMS, type CodeListItem } from '#core/form/code-list.ts'
import { cellText } from '#core/form/import/data-column.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok } from '#core/lib/result.ts'
import { readSpreadsheet } from '#core/spreadsheet/read-spreadsheet.ts'
import { spreadsheetLimits, type Sheet } from '#core/spreadsheet/spreadsheet.ts'
import type { DeskState, ImportWishes, ListDesk, ReadSheet } from './list-desk.ts'

/** As long as a list may be, with a title and headings. */
const limits = { ...spreadsheetLimits, rows: MAX_LIST_ITEMS + 20 }
const SAMPLE = 5
const SHOWN = 50
const SHOWN_ISSUES = 200

interface Written {
  readonly rows: readonly CodeListItem[]
  readonly columns: readonly ListColumn[]
}

const sheetOf = ({ name, rows }: Sheet, known: readonly ListColumn[]): ReadSheet => {
  const header = headerRow(rows)
  const cells = rows[header] ?? []
  return {
    name,
    rows: Math.max(0, rows.length - header - 1),
    header,
    headings: cells.map(cellText),
    mapping: guessMapping(cells, known),
    sample: rows.slice(header + 1, header + 1 + SAMPLE).map((row) => row.map(cellText)),
  }
}

/** What the desk does with files. @param takeRows all rows become these */
export function createImports(
  written: () => Written,
  takeRows: (rows: CodeListItem[]) => DeskState,
): Pick<ListDesk, 'readFile' | 'preview' | 'takeOver'> {
  let sheets: readonly Sheet[] = []
  const read = ({ sheet, mapping }: ImportWishes): ListFromRows => {
    const rows = sheets[sheet]?.rows ?? []
    return listFromRows(rows, headerRow(rows), mapping)
  }
  const merged = (wishes: ImportWishes, { items }: ListFromRows): CodeListItem[] => {
    const columns = wishes.mapping.filter((column) => column !== null)
    return mergeRows(written().rows, items, { columns, missing: wishes.missing, day: wishes.day })
  }
  return {
    async readFile(bytes, name) {
      // Of a file that is too large no more than tells that it is.
      const file = readSpreadsheet(new Uint8Array(await bytes.slice(0, limits.bytes + 1).arrayBuffer()), name, limits)
      if (!file.ok) return err([file.error])
      sheets = file.value.sheets
      return ok(sheets.map((sheet) => sheetOf(sheet, written().columns)))
    },
    async preview(wishes) {
      const rows = read(wishes)
      const { counts, changes } = compareLists(written().rows, rows.items.length === 0 ? written().rows : merged(wishes, rows), SHOWN)
      return { rows: rows.items.length, counts, changes, issues: rows.issues.slice(0, SHOWN_ISSUES), issueCount: rows.issues.length }
    },
    async takeOver(wishes) {
      const next = merged(wishes, read(wishes))
      if (next.length > MAX_LIST_ITEMS) return err([issue('list.too-long', '/items', { limit: MAX_LIST_ITEMS })])
      return ok(takeRows(next))
    },
  }
}
