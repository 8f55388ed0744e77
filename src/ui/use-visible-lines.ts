import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

interface Lines {
  /** The element that scrolls. */
  readonly box: RefObject<HTMLElement | null>
  readonly count: number
  /** Of a line as it usually is, pixels; what is drawn is measured. */
  readonly estimate: number
  readonly keyOf?: (index: number) => string | number
  /** Stays drawn wherever the list is scrolled: the line that has the focus. */
  readonly kept?: number
}

interface VisibleLines {
  /** Of all lines together, pixels. */
  readonly height: number
  /** Those near the screen, each with its distance from the top. */
  readonly lines: readonly { readonly index: number; readonly start: number; readonly key: string | number | bigint }[]
  /** The `ref` of a line, which has its place in `data-index`. */
  readonly measure: (element: HTMLElement | null) => void
}

/** Of a long list, the lines near the screen. */
export function useVisibleLines({ box, count, estimate, keyOf, kept }: Lines): VisibleLines {
  // Draws by itself when it scrolls, and is read in the same turn.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    overscan: 8,
    ...(keyOf === undefined ? {} : { getItemKey: keyOf }),
    rangeExtractor: (range: Range) => {
      const near = defaultRangeExtractor(range)
      return kept === undefined || kept >= count || near.includes(kept) ? near : [...near, kept].toSorted((a, b) => a - b)
    },
  })
  return { height: virtualizer.getTotalSize(), lines: virtualizer.getVirtualItems(), measure: virtualizer.measureElement }
}
