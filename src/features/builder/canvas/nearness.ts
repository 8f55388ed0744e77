import type { Watch } from '#renderer/windows.ts'

/** Which cards are near the screen. What a far one shows is left out of the document; what chooses it stays. */
export interface Nearness {
  /** Tells at once when the element comes near, and when it has gone far. */
  watch(element: Element, tell: (isNear: boolean) => void): () => void
  /** Pixels that a card's field took when it was last drawn; a guess before that. */
  heightOf(key: string): number
  keepHeight(key: string, height: number): void
}

/** A label, a control and a line of help. */
const GUESS = 88

/** Null where nothing can tell what is near: all is drawn then. */
export function createNearness(watchScreen: Watch | null): Nearness | null {
  if (watchScreen === null) return null
  const listeners = new Map<Element, (isNear: boolean) => void>()
  const heights = new Map<string, number>()
  const observer = watchScreen((near) => {
    for (const [element, isNear] of near) listeners.get(element)?.(isNear)
  })
  return {
    watch(element, tell) {
      listeners.set(element, tell)
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        listeners.delete(element)
      }
    },
    heightOf: (key) => heights.get(key) ?? GUESS,
    keepHeight: (key, height) => void heights.set(key, height),
  }
}
