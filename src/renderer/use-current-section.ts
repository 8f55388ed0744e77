import { useEffect, useState, type RefObject } from 'react'
import type { FormSection } from '#core/form/compiled-form.ts'

/**
 * The section that is being read: the last heading above the upper third of the screen.
 * @param shown changes with the page
 * @param sections those on it
 */
export function useCurrentSection(box: RefObject<HTMLElement | null>, shown: string, sections: readonly FormSection[]): string | null {
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
  // Of the page before nothing is read any more, even where the new one begins too low to be met.
  return current === null || sections.some(({ id }) => id === current) ? current : (sections[0]?.id ?? null)
}
