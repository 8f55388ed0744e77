import type { Cell, Sheet } from '../../../../spreadsheet/spreadsheet.ts'
import type { ImportMeta } from '../../imported-form.ts'

/** An XLSForm as text: what it shows, then each sheet with a line of its name and rows whose cells stand between bars. */
export interface XlsFormCase {
  readonly title: string
  /** Where the construct is published; empty: nowhere in particular. */
  readonly source: string
  readonly sheets: readonly Sheet[]
}

const meta: ImportMeta = {
  key: 'khao-sat',
  department: 'science-technology',
  owner: 'Giám đốc Sở Khoa học và Công nghệ',
  purpose: 'Thử việc nhập XLSForm.',
  legalBasis: ['Kế hoạch số 145/KH-UBND'],
  retention: { kind: 'years', years: 5, after: 'creation', basis: 'Luật Lưu trữ' },
}

/** What all cases are read with. */
export const casesFrom = { meta } as const

/** `\|` is a bar, `\n` a line's end; digits alone are a number, as a spreadsheet keeps them. */
function cellOf(written: string): Cell {
  const text = written.trim().replaceAll('\\|', '|').replaceAll('\\n', '\n')
  if (text === '') return null
  return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text
}

/** Bars part the cells; the first and the last one only frame the row. */
const rowOf = (line: string): readonly Cell[] =>
  line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map(cellOf)

export function readCase(text: string): XlsFormCase {
  const lines = text.split('\n')
  const value = (name: string): string => (lines.find((line) => line.startsWith(`${name}: `)) ?? '').slice(name.length + 2)
  const sheets: { readonly name: string; readonly rows: (readonly Cell[])[] }[] = []
  for (const line of lines) {
    const name = /^## (.+)$/.exec(line)?.[1]
    if (name !== undefined) sheets.push({ name, rows: [] })
    else if (line.startsWith('|')) sheets.at(-1)?.rows.push(rowOf(line))
  }
  return { title: value('shows'), source: value('source'), sheets }
}
