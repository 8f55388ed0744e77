/** The inputs of a table by row and column; a cell without an input (a computed one) is null. */
const cells = (table: HTMLTableElement | null): (HTMLInputElement | null)[][] =>
  [...(table?.querySelectorAll('tr[data-cells]') ?? [])].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.querySelector('input')),
  )

function placeIn(grid: readonly (readonly (HTMLInputElement | null)[])[], input: HTMLInputElement): readonly [number, number] | null {
  for (const [row, line] of grid.entries()) {
    const column = line.indexOf(input)
    if (column >= 0) return [row, column]
  }
  return null
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Left and right leave a cell only at the edge of its text; with all of it selected both edges are near. */
function staysInside(input: HTMLInputElement, key: string): boolean {
  const { selectionStart: start, selectionEnd: end, value } = input
  if (start === 0 && end === value.length) return false
  if (key === 'ArrowLeft') return start !== 0 || end !== 0
  if (key === 'ArrowRight') return start !== value.length || end !== value.length
  return false
}

/** The input that a key leads to from another, past cells without input; null when the key stays the input's own. */
export function arrowTarget(table: HTMLTableElement | null, from: HTMLInputElement, key: string): HTMLInputElement | null {
  const step = steps[key]
  if (step === undefined || staysInside(from, key)) return null
  const grid = cells(table)
  const start = placeIn(grid, from)
  if (start === null) return null
  let [row, column] = [start[0] + step[0], start[1] + step[1]]
  while (grid[row]?.[column] === null) {
    row += step[0]
    column += step[1]
  }
  return grid[row]?.[column] ?? null
}

/** What a pasted block puts where: rows by line, columns by tab, from the cell it was pasted at; what lies outside is left. */
export function cellsFrom(
  table: HTMLTableElement | null,
  from: HTMLInputElement,
  text: string,
): readonly { readonly input: HTMLInputElement; readonly value: string }[] {
  const grid = cells(table)
  const start = placeIn(grid, from)
  if (start === null) return []
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .flatMap((line, row) =>
      line.split('\t').flatMap((value, column) => {
        const input = grid[start[0] + row]?.[start[1] + column] ?? null
        return input === null ? [] : [{ input, value: value.trim() }]
      }),
    )
}
