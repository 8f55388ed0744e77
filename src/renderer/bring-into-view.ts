/** Frames in which what is drawn anew around the place may still move it. */
const FRAMES = 30
const byPerson = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const

const isInView = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

/**
 * Scrolls to an element of a long form and stays there: what comes into being on the way has other heights than the room kept for
 * it, and would push the element out of sight again. Whoever scrolls or types meanwhile is let go.
 */
export function bringIntoView(element: Element, block: ScrollLogicalPosition): void {
  element.scrollIntoView({ block })
  const state = { left: FRAMES }
  const letGo = () => (state.left = 0)
  for (const name of byPerson) addEventListener(name, letGo, { capture: true, once: true, passive: true })
  const look = () => {
    if (state.left <= 0 || !element.isConnected) {
      for (const name of byPerson) removeEventListener(name, letGo, { capture: true })
      return
    }
    state.left -= 1
    if (!isInView(element)) element.scrollIntoView({ block })
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
