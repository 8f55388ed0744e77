import { useEffect, useRef, type RefObject } from 'react'

/** Pixels of the neighbours that stay in sight beside the current one. */
const NEIGHBOUR = 40

/** How far a box has to be scrolled for a part of it to be seen. */
const distance = (part: readonly [number, number], box: readonly [number, number]): number => {
  if (part[0] < box[0] + NEIGHBOUR) return part[0] - box[0] - NEIGHBOUR
  return part[1] > box[1] - NEIGHBOUR ? part[1] - box[1] + NEIGHBOUR : 0
}

/** Of a long list the current entry stays in sight, whichever way it runs. Only the list is scrolled, never the page. */
export function useShownCurrent(current: string | null): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const entry = list.current?.querySelector('[aria-current]')
    if (list.current === null || entry === null || entry === undefined) return
    for (const box of [list.current, ...list.current.querySelectorAll('ol')]) {
      if (box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth) continue
      const [of, around] = [entry.getBoundingClientRect(), box.getBoundingClientRect()]
      if (box.scrollHeight > box.clientHeight) box.scrollTop += distance([of.top, of.bottom], [around.top, around.bottom])
      if (box.scrollWidth > box.clientWidth) box.scrollLeft += distance([of.left, of.right], [around.left, around.right])
    }
  }, [current])
  return list
}
