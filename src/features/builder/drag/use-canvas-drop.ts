import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { useEffect, useRef, type RefObject } from 'react'
import { useLatest } from '#renderer/use-latest.ts'
import { createAutoscroll } from './autoscroll.ts'
import { sourceOf, type DragSource } from './drag-source.ts'
import { spotAt, type DropSpot, type PointerAt } from './drop-spot.ts'

const under = ({ clientX, clientY }: PointerAt): Element | null => document.elementFromPoint(clientX, clientY)

/** Draws the line at the edge where it would go; in a group that is dropped into, along its inner edge. */
function showLine(line: HTMLElement, canvas: HTMLElement, found: ReturnType<typeof spotAt>): void {
  line.hidden = found === null
  if (found === null) return
  const [box, around] = [found.element.getBoundingClientRect(), canvas.getBoundingClientRect()]
  line.style.top = `${(found.spot.edge === 'top' ? box.top : box.bottom) - around.top}px`
  line.style.left = `${box.left - around.left}px`
  line.style.width = `${box.width}px`
}

/** The canvas takes what is dragged over it: one target for the whole, however many cards there are. */
export function useCanvasDrop(onDrop: (source: DragSource, spot: DropSpot) => void): {
  readonly canvas: RefObject<HTMLDivElement | null>
  readonly line: RefObject<HTMLDivElement | null>
} {
  const canvas = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  const latest = useLatest(onDrop)
  useEffect(() => {
    const [box, mark] = [canvas.current, line.current]
    if (box === null || mark === null) return undefined
    const scroll = createAutoscroll()
    const find = (data: Readonly<Record<string | symbol, unknown>>, input: PointerAt) => {
      const source = sourceOf(data)
      return source === null ? null : spotAt(under(input), input, source)
    }
    return combine(
      () => scroll.stop(),
      dropTargetForElements({
        element: box,
        canDrop: ({ source }) => sourceOf(source.data) !== null,
        onDrag: ({ source, location }) => showLine(mark, box, find(source.data, location.current.input)),
        onDragLeave: () => (mark.hidden = true),
        onDrop: ({ source, location }) => {
          mark.hidden = true
          const dragged = sourceOf(source.data)
          const found = find(source.data, location.current.input)
          if (dragged !== null && found !== null) latest.current(dragged, found.spot)
        },
      }),
      monitorForElements({
        canMonitor: ({ source }) => sourceOf(source.data) !== null,
        onDrag: ({ location }) => scroll.at(location.current.input.clientY),
        onDrop: () => scroll.stop(),
      }),
    )
  }, [latest])
  return { canvas, line }
}
