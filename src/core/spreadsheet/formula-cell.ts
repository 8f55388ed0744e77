/** A cell that a spreadsheet would run as a formula, or one that looks as if it had been kept from that already. */
const isRisky = (cell: string): boolean => /^['=+\-@\t\r]/.test(cell)

/** A cell of a CSV file that no spreadsheet runs. */
export const keptFromRunning = (cell: string): string => (isRisky(cell) ? `'${cell}` : cell)

/** The cell as it was before `keptFromRunning`. */
export const freedCell = (cell: string): string => (cell.startsWith("'") && isRisky(cell.slice(1)) ? cell.slice(1) : cell)
