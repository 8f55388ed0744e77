import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { ListColumn } from '#core/form/authoring/lists/list-draft.ts'

export interface Editing {
  /** By its place in what is shown, and in the list. */
  readonly row: number
  readonly at: number
  readonly column: ListColumn
  readonly text: string
}

/** Where the focus goes: `away` is where it has gone already. */
export type Then = 'stay' | 'down' | 'next' | 'before' | 'away'

interface CellEditorProps {
  readonly editing: Editing
  readonly label: string
  /** Id of the cell that it lies over. */
  readonly anchor: string
  /** Null: given up. */
  readonly onDone: (text: string | null, then: Then) => void
}

/** The text of one cell while it is typed; nothing is rewritten before it is left. */
export function CellEditor({ editing, label, anchor, onDone }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  // Once: giving the focus back leaves the field as well.
  const done = (text: string | null, then: Then) => {
    if (isDone.current) return
    isDone.current = true
    onDone(text, then)
  }
  useLayoutEffect(() => {
    const [cell, field] = [document.getElementById(anchor), input.current]
    if (cell === null || field === null) return
    const line = cell.parentElement
    field.style.transform = line?.style.transform ?? ''
    field.style.left = `${cell.offsetLeft}px`
    field.style.width = `${cell.offsetWidth}px`
    field.focus()
    field.select()
  }, [anchor])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    // Enter ends a word of an input method first.
    if (event.nativeEvent.isComposing) return
    const then = event.key === 'Enter' ? 'down' : event.key === 'Tab' ? (event.shiftKey ? 'before' : 'next') : null
    if (event.key === 'Escape') {
      event.preventDefault()
      return done(null, 'stay')
    }
    if (then === null) return
    event.preventDefault()
    done(event.currentTarget.value, then)
  }
  return (
    <input
      ref={input}
      className="cl-editor"
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      defaultValue={editing.text}
      onKeyDown={onKeyDown}
      onBlur={(event) => done(event.currentTarget.value, 'away')}
      onMouseDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onPaste={(event) => event.stopPropagation()}
    />
  )
}
