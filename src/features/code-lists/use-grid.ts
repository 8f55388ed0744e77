import { useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { cellText } from '#core/form/authoring/lists/list-draft.ts'
import type { Editing, Then } from './cell-editor.tsx'
import type { ShownRow } from './desk/list-desk.ts'
import { afterKey, blockOf, chosenAt, nextCell, type Chosen, type GridSize } from './grid-keys.ts'
import { cellId } from './grid-row.tsx'
import type { OpenDesk } from './use-list-desk.ts'

/** Of a row, pixels. */
export const LINE = 36

/** Copies the chosen cells as a spreadsheet does. */
async function copyBlock({ desk, state }: OpenDesk, chosen: Chosen): Promise<void> {
  const { top, bottom, left, right } = blockOf(chosen)
  const rows = await desk.rows(top, bottom + 1)
  const columns = state.columns.slice(left, right + 1)
  const text = rows.map(({ item }) => columns.map((column) => cellText(item, column)).join('\t')).join('\r\n')
  await navigator.clipboard.writeText(text)
}

/** What keys do in the grid, but for moving and typing. True: it was such a key. */
function useGridActs(open: OpenDesk, editable: boolean, chosen: Chosen, onChosen: (chosen: Chosen) => void) {
  const { desk, state } = open
  const placesOf = async (): Promise<readonly number[]> => {
    const { top, bottom } = blockOf(chosen)
    return (await desk.rows(top, bottom + 1)).map(({ at }) => at)
  }
  const clear = async () => {
    const { left, right } = blockOf(chosen)
    await open.act({ kind: 'clear', rows: await placesOf(), columns: state.columns.slice(left, right + 1) })
  }
  const move = async (by: -1 | 1) => {
    const to = chosen.row + by
    if (state.shown !== state.total || to < 0 || to >= state.total) return
    await open.act({ kind: 'move', at: chosen.row, to: by === 1 ? chosen.row + 2 : to })
    onChosen(chosenAt({ row: to, column: chosen.column }))
  }
  return (event: KeyboardEvent): boolean => {
    const isHeld = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (isHeld && key === 'c') {
      void copyBlock(open, chosen)
      return true
    }
    if (!editable) return false
    if (isHeld && key === 'z') void (event.shiftKey ? open.redo() : open.undo())
    else if (isHeld && key === 'y') void open.redo()
    else if (event.key === 'Delete') void clear()
    else if (event.altKey && event.key === 'ArrowUp') void move(-1)
    else if (event.altKey && event.key === 'ArrowDown') void move(1)
    else return false
    return true
  }
}

/** Typing in a cell: what is typed before the editor is there begins it. */
function useEditing(open: OpenDesk, editable: boolean, chosen: Chosen, rowAt: (index: number) => ShownRow | undefined) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const begin = (isFresh: boolean) => {
    const [row, column] = [rowAt(chosen.row), open.state.columns[chosen.column]]
    if (!editable || row === undefined || column === undefined) return
    // At once: the letter that began it goes into the editor.
    flushSync(() => setEditing({ row: chosen.row, at: row.at, column, text: isFresh ? '' : cellText(row.item, column) }))
  }
  const commit = (text: string | null) => {
    if (editing === null) return
    setEditing(null)
    if (text !== null) void open.act({ kind: 'cell', at: editing.at, column: editing.column, text })
  }
  return { editing, begin, commit }
}

export interface GridArgs {
  readonly open: OpenDesk
  readonly editable: boolean
  readonly chosen: Chosen
  readonly onChosen: (chosen: Chosen) => void
  readonly box: RefObject<HTMLDivElement | null>
  readonly rowAt: (index: number) => ShownRow | undefined
}

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  // A Vietnamese keyboard that composes says `Process`.
  (key.length === 1 || key === 'Process') && !ctrlKey && !metaKey && !altKey

/** What the grid hears: keys, the pointer, the clipboard, and the editor of a cell. */
export function useGrid({ open, editable, chosen, onChosen, box, rowAt }: GridArgs) {
  const { columns, shown } = open.state
  const { editing, begin, commit } = useEditing(open, editable, chosen, rowAt)
  const actByKey = useGridActs(open, editable, chosen, onChosen)
  const size = (): GridSize => ({
    rows: shown,
    columns: columns.length,
    page: Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / LINE) - 2),
  })
  const choose = (next: Chosen) => {
    onChosen(next)
    showCell(box.current, next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || shown === 0) return
    if (actByKey(event)) return event.preventDefault()
    const next = event.altKey ? null : afterKey(chosen, event, size())
    if (next !== null) {
      event.preventDefault()
      return choose(next)
    }
    if (isLetter(event)) return begin(true)
    if (event.key !== 'Enter' && event.key !== 'F2') return
    event.preventDefault()
    begin(false)
  }
  const onMouseDown = (event: MouseEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]') // elements only are clicked
    if (cell === null) return
    const place = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) }
    onChosen(event.shiftKey ? { ...place, from: chosen.from } : chosenAt(place))
  }
  const onPaste = (event: ClipboardEvent) => {
    const column = columns[chosen.column]
    if (!editable || editing !== null || column === undefined) return
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    void open.act({ kind: 'paste', index: shown === 0 ? 0 : blockOf(chosen).top, column, text })
  }
  const onDone = (text: string | null, then: Then) => {
    commit(text)
    if (then === 'away') return
    box.current?.focus()
    if (then === 'down') choose(afterKey(chosenAt(chosen), { key: 'ArrowDown', ctrlKey: false, shiftKey: false }, size()) ?? chosen)
    else if (then !== 'stay') choose(nextCell(chosen, size(), then === 'before'))
  }
  return { editing, onDone, heard: { onKeyDown, onMouseDown, onPaste, onDoubleClick: () => begin(false) } }
}

/** Scrolls so that the cell is to be seen below the headings; it may not be drawn yet. */
function showCell(box: HTMLElement | null, { row, column }: Chosen): void {
  if (box === null) return
  const [top, room] = [row * LINE, box.clientHeight - LINE * 2]
  if (top < box.scrollTop) box.scrollTop = top
  else if (top > box.scrollTop + room) box.scrollTop = top - room
  document.getElementById(cellId(row, column))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
