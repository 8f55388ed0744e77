import { cleanText, fold } from '#core/lib/vietnamese.ts'

export interface PastedChoice {
  readonly code?: string
  readonly title: string
}

/** Marks with which lists in documents begin their lines. */
const bullet = /^(?:[-+•·●○▪◦☐□◻▢⬜–*]|\(?\d{1,3}[.)]|[a-zđ][.)])\s+/u

const isCode = (text: string): boolean => /^[\p{L}\p{N}._-]{1,40}$/u.test(text)

const cellsOf = (line: string): readonly string[] => line.split('\t').map(cleanText)

/** Whether the first of several columns has a code in every line, each once. */
function hasCodes(rows: readonly (readonly string[])[]): boolean {
  const codes = rows.map(([first]) => first ?? '')
  return rows.every((cells) => cells.length > 1 && cells[1] !== '') && codes.every(isCode) && new Set(codes).size === codes.length
}

/**
 * What is copied from a document or a spreadsheet: a choice a line, without its bullet or number; of two columns the first
 * is the code when it looks like one in every line.
 */
export function pastedChoices(text: string): readonly PastedChoice[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const rows = lines.map(cellsOf)
  if (lines.length > 0 && hasCodes(rows)) return rows.map(([code = '', title = '']) => ({ code, title }))
  return lines
    .map((line) => cleanText(line.replaceAll('\t', ' ')).replace(bullet, ''))
    .filter((title) => title !== '')
    .map((title) => ({ title }))
}

/** Those whose words or code stand among the rows already, or stood in a line above, are left out. */
export function unknownChoices(pasted: readonly PastedChoice[], rows: readonly PastedChoice[]): readonly PastedChoice[] {
  const titles = new Set(rows.map(({ title }) => fold(title)))
  const codes = new Set(rows.flatMap(({ code }) => code ?? []))
  return pasted.filter(({ code, title }) => {
    if (titles.has(fold(title)) || (code !== undefined && codes.has(code))) return false
    titles.add(fold(title))
    if (code !== undefined) codes.add(code)
    return true
  })
}
