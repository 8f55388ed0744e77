import type { KeyboardEvent, RefObject } from 'react'
import type { RowId } from '#core/lib/ids.ts'
import { useFormScope } from './form-scope.ts'
import type { Place } from './place.ts'

interface MovingRow {
  readonly place: Place
  readonly row: RowId
  readonly at: number
  readonly box: RefObject<HTMLElement | null>
  readonly onRemove: (row: RowId) => void
}

/** Moves a row of a repeat, by Alt+↑/↓ from anywhere inside it, the focus along with it; Alt+Delete takes it out. */
export function useMoveRow({ place, row, at, box, onRemove }: MovingRow) {
  const { store } = useFormScope()
  const move = (to: number) => {
    if (place.node.readOnly || to < 0 || to >= store.instance.rows(place.path).length) return
    const active = document.activeElement
    store.moveRow(place.path, row, to)
    // Moving the element in the document takes the focus from it; into another part of a table it goes as a new one.
    queueMicrotask(() => {
      if (active instanceof HTMLElement) (active.isConnected ? active : document.getElementById(active.id))?.focus()
      box.current?.scrollIntoView({ block: 'nearest' })
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const removes = event.key === 'Delete' && !place.node.readOnly
    if (!event.altKey || (step === undefined && !removes) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    if (step === undefined) onRemove(row)
    else move(at + step)
  }
  return { move, onKeyDown }
}
