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
    const sections = [...box.current.querySelectorAll('[data-section]')]
    for (const section of sections) observer.observe(section)
    // Of the page before nothing is read any more, even where the new one begins too low to be met.
    const ids = sections.map((section) => section.getAttribute('data-section'))
    queueMicrotask(() => setCurrent((before) => (before === null || ids.includes(before) ? before : (ids[0] ?? null))))
    return () => observer.disconnect()
    // `shown` names the page: other sections are in the document after it changes.
  }, [box, shown])
  return current
}
