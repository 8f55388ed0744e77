import type { FormDefinition, PageLayout, SectionLayout } from '../../definition.ts'
import { outlineOf } from '../outline.ts'
import { withPages, withSections, writtenSections } from './arrange.ts'

/** A section with the id of its page; null in a form without pages. */
export interface LaidSection {
  readonly section: SectionLayout
  readonly page: string | null
}

/** Sections page by page, in the order in which they are filled in; one that several pages name is on the first of them. */
export function laidSections(definition: FormDefinition): readonly LaidSection[] {
  const sections = writtenSections(definition)
  const { pages } = outlineOf(definition)
  if (pages.length === 0) return sections.map((section) => ({ section, page: null }))
  return pages.flatMap((page, at) => {
    const isLaid = (id: string): boolean => pages.slice(0, at).some((before) => before.sections.includes(id))
    return sections.filter(({ id }) => page.sections.includes(id) && !isLaid(id)).map((section) => ({ section, page: page.id }))
  })
}

/** Sections and pages share their words in other languages, so they share no id. */
export const layoutIds = (definition: FormDefinition): ReadonlySet<string> => {
  const { sections, pages } = outlineOf(definition)
  return new Set([...sections, ...pages].map(({ id }) => id))
}

function withoutWords(definition: FormDefinition, gone: ReadonlySet<string>): FormDefinition {
  if (gone.size === 0) return definition
  const translations = Object.fromEntries(
    Object.entries(definition.translations).map(([lang, words]) => {
      const named = Object.entries(words.sections ?? {})
      const kept = named.filter(([id]) => !gone.has(id))
      return [lang, kept.length === named.length ? words : { ...words, sections: Object.fromEntries(kept) }]
    }),
  )
  return { ...definition, translations }
}

/** Other sections on these pages. A page that has lost its last section is no page; the words of what is gone go along. */
export function withLaid(
  definition: FormDefinition,
  laid: readonly LaidSection[],
  pages: readonly PageLayout[] = outlineOf(definition).pages,
): FormDefinition {
  const filled = pages
    .map((page) => ({ ...page, sections: laid.flatMap(({ section, page: on }) => (on === page.id ? [section.id] : [])) }))
    .filter(({ sections }) => sections.length > 0)
  const next = withPages(
    withSections(
      definition,
      laid.map(({ section }) => section),
    ),
    filled,
  )
  const left = layoutIds(next)
  return withoutWords(next, new Set([...layoutIds(definition)].filter((id) => !left.has(id))))
}
