import type { Watch } from './windows.ts'

/** About a screen and a half beyond either edge, so that nobody scrolls into an empty place. */
const MARGIN = '1200px 0px'

/** Elements near the screen; inside a box that scrolls by itself, near its edges. Null where the browser cannot tell: all is drawn then. */
export const watchScreen: Watch | null =
  typeof IntersectionObserver === 'undefined'
    ? null
    : (tell) =>
        new IntersectionObserver(
          (entries) => tell(entries.map((entry) => [entry.target, entry.isIntersecting, entry.boundingClientRect.height])),
          // Browsers that do not know `scrollMargin` yet draw the rows of such a box as they come into sight.
          { rootMargin: MARGIN, scrollMargin: '400px' } as IntersectionObserverInit, // newer than the type
        )
