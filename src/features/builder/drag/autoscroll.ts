/** Pixels from the edge of the window at which it begins to scroll, and the most that it goes in one frame. */
const EDGE = 96
const FASTEST = 22

/** How far to scroll in a frame: nothing in the middle, faster towards an edge. */
export function scrollStep(y: number, height: number): number {
  const near = y < EDGE ? y - EDGE : y > height - EDGE ? y - (height - EDGE) : 0
  return Math.round(Math.max(-1, Math.min(1, near / EDGE)) * FASTEST)
}

/** Scrolls the window while a drag stands near its edge. */
export function createAutoscroll(): { readonly at: (y: number) => void; readonly stop: () => void } {
  let y: number | null = null
  let frame = 0
  const go = () => {
    frame = 0
    const step = y === null ? 0 : scrollStep(y, innerHeight)
    if (step === 0) return
    scrollBy(0, step)
    frame = requestAnimationFrame(go)
  }
  return {
    at(next) {
      y = next
      if (frame === 0) frame = requestAnimationFrame(go)
    },
    stop() {
      y = null
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}
