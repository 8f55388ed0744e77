/** A cell by its place in what is shown. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** The cell that keys go to, and the opposite corner of what is chosen. */
export interface Chosen extends CellPlace {
  readonly from: CellPlace
}

export const chosenAt = (place: CellPlace): Chosen => ({ ...place, from: place })

const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at))

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows on the screen. */
  readonly page: number
}

interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
}

/** Where a key leads, as in a spreadsheet; null for a key that leads nowhere. With Shift the choice grows. */
export function afterKey(chosen: Chosen, { key, ctrlKey, shiftKey }: Key, { rows, columns, page }: GridSize): Chosen | null {
  const { row, column } = chosen
  const place = ((): CellPlace | null => {
    switch (key) {
      case 'ArrowUp':
        return { row: ctrlKey ? 0 : row - 1, column }
      case 'ArrowDown':
        return { row: ctrlKey ? rows - 1 : row + 1, column }
      case 'ArrowLeft':
        return { row, column: ctrlKey ? 0 : column - 1 }
      case 'ArrowRight':
        return { row, column: ctrlKey ? columns - 1 : column + 1 }
      case 'PageUp':
        return { row: row - page, column }
      case 'PageDown':
        return { row: row + page, column }
      case 'Home':
        return { row: ctrlKey ? 0 : row, column: 0 }
      case 'End':
        return { row: ctrlKey ? rows - 1 : row, column: columns - 1 }
      default:
        return null
    }
  })()
  if (place === null) return null
  const next = { row: within(place.row, rows), column: within(place.column, columns) }
  return shiftKey ? { ...next, from: chosen.from } : chosenAt(next)
}

/** The cell after this one, on the next row after the last one; before it with `back`. */
export function nextCell({ row, column }: CellPlace, { rows, columns }: GridSize, back: boolean): Chosen {
  const at = Math.max(0, Math.min(rows * columns - 1, row * columns + column + (back ? -1 : 1)))
  return chosenAt({ row: Math.floor(at / columns), column: at % columns })
}

/** First and last row, first and last column of what is chosen. */
export const blockOf = ({ row, column, from }: Chosen) => ({
  top: Math.min(row, from.row),
  bottom: Math.max(row, from.row),
  left: Math.min(column, from.column),
  right: Math.max(column, from.column),
})
