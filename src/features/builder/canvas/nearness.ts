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

interface Section {
  readonly cards: Set<Element>
  isNear: boolean
}

/**
 * Null where nothing can tell what is near: all is drawn then. Cards are watched one by one only while their section is near: the
 * browser asks after each watched element in every frame.
 */
export function createNearness(watchScreen: Watch | null): Nearness | null {
  if (watchScreen === null) return null
  const listeners = new Map<Element, (isNear: boolean) => void>()
  const sections = new Map<Element, Section>()
  const heights = new Map<string, number>()
  const observer = watchScreen((near) => {
    for (const [element, isNear] of near) {
      const section = sections.get(element)
      if (section === undefined) listeners.get(element)?.(isNear)
      else if (section.isNear !== isNear) turn(section, isNear)
    }
  })
  const turn = (section: Section, isNear: boolean): void => {
    section.isNear = isNear
    for (const card of section.cards) {
      if (isNear) observer.observe(card)
      else {
        observer.unobserve(card)
        listeners.get(card)?.(false)
      }
    }
  }
  const sectionAt = (element: Element): Section => {
    const known = sections.get(element)
    if (known !== undefined) return known
    const section = { cards: new Set<Element>(), isNear: false }
    sections.set(element, section)
    observer.observe(element)
    return section
  }
  return {
    watch(card, tell) {
      listeners.set(card, tell)
      const around = card.closest('[data-section]')
      const section = around === null ? null : sectionAt(around)
      section?.cards.add(card)
      if (section === null || section.isNear) observer.observe(card)
      return () => {
        observer.unobserve(card)
        listeners.delete(card)
        section?.cards.delete(card)
        if (around === null || section?.cards.size !== 0) return
        observer.unobserve(around)
        sections.delete(around)
      }
    },
    heightOf: (key) => heights.get(key) ?? GUESS,
    keepHeight: (key, height) => void heights.set(key, height),
  }
}
