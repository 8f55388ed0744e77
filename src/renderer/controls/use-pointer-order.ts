import { useState, type HTMLAttributes, type PointerEvent, type RefObject } from 'react'

interface PointerOrder {
  /** While something is dragged: the order as it would be. */
  readonly order: readonly string[] | null
  readonly dragged: string | null
  handleOf(value: string): HTMLAttributes<HTMLElement>
}

/** Dragging within a list, for mouse, pen and finger alike: the lines make room as one goes, and it counts when one lets go. */
export function usePointerOrder(
  list: RefObject<HTMLOListElement | null>,
  order: readonly string[],
  keep: (order: readonly string[], moved: string) => void,
): PointerOrder {
  const [drag, setDrag] = useState<{ readonly value: string; readonly order: readonly string[] } | null>(null)
  const over = (event: PointerEvent): number =>
    [...(list.current?.children ?? [])].filter((line) => {
      const { top, height } = line.getBoundingClientRect()
      return event.clientY > top + height / 2
    }).length
  const moved = (value: string, event: PointerEvent, from: readonly string[]): readonly string[] => {
    const at = from.indexOf(value)
    const before = over(event)
    // The line itself is one of those above when one goes down.
    const to = Math.min(before > at ? before - 1 : before, from.length - 1)
    const rest = from.filter((each) => each !== value)
    return [...rest.slice(0, to), value, ...rest.slice(to)]
  }
  return {
    order: drag?.order ?? null,
    dragged: drag?.value ?? null,
    handleOf: (value) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ value, order })
      },
      onPointerMove: (event) => drag !== null && setDrag({ value, order: moved(value, event, drag.order) }),
      onPointerUp: () => {
        if (drag !== null && drag.order.join('\n') !== order.join('\n')) keep(drag.order, value)
        setDrag(null)
      },
      onPointerCancel: () => setDrag(null),
    }),
  }
}
