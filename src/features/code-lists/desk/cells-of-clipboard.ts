import Papa from 'papaparse'

/** The cells that a spreadsheet put on the clipboard: tabs between, quotes around what has line ends. */
export function cellsOfClipboard(text: string): readonly (readonly string[])[] {
  const { data } = Papa.parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t' })
  return data
}
