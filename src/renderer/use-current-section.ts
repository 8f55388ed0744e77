import { useEffect, useState, type RefObject } from 'react'

/** The section that is being read: the last heading above the upper third of the screen. */
export function useCurrentSection(box: RefObject<HTMLElement | null>, shown: string): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    if (box.current === null || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.findLast((each) => each.isIntersecting)
        const id = entry?.target.getAttribute('data-section')
        if (id !== null && id !== undefined) setCurrent(id)
      },
      { rootMargin: '-20% 0px -70% 0px' },
    )
    for (const section of box.current.querySelectorAll('[data-section]')) observer.observe(section)
    return () => observer.disconnect()
    // `shown` names the page: other sections are in the document after it changes.
  }, [box, shown])
  return current
}
