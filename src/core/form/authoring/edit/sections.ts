import type { FormDefinition, SectionLayout } from '../../definition.ts'
import { outlineOf } from '../outline.ts'
import { propertyName } from '../property-name.ts'
import { withPages, withSections, writtenSections } from './arrange.ts'

const inPages = (definition: FormDefinition, change: (sections: readonly string[], at: number) => readonly string[]): FormDefinition => {
  const { pages } = outlineOf(definition)
  if (pages.length === 0) return definition
  // A page that has lost its last section is no page.
  return withPages(
    definition,
    pages.map((page, at) => ({ ...page, sections: change(page.sections, at) })).filter(({ sections }) => sections.length > 0),
  )
}

/** A new section after another one (null: last), on the same page. */
export function addSection(
  definition: FormDefinition,
  title: string,
  after: string | null,
): { readonly definition: FormDefinition; readonly id: string } {
  const sections = writtenSections(definition)
  const id = propertyName(title, new Set(sections.map((section) => section.id)))
  const at = after === null ? sections.length : sections.findIndex((section) => section.id === after) + 1
  const next: SectionLayout[] = [...sections]
  next.splice(at, 0, { id, title, fields: [] })
  const paged = inPages(withSections(definition, next), (ids, page) => {
    const { pages } = outlineOf(definition)
    const holder = after === null ? pages.length - 1 : pages.findIndex((each) => each.sections.includes(after))
    if (page !== holder) return ids
    const where = after === null ? ids.length : ids.indexOf(after) + 1
    return [...ids.slice(0, where), id, ...ids.slice(where)]
  })
  return { definition: paged, id }
}

export const renameSection = (definition: FormDefinition, id: string, title: string): FormDefinition =>
  withSections(
    definition,
    writtenSections(definition).map((section) => (section.id === id ? { ...section, title } : section)),
  )

/** Its fields go to the section before it, or after it when it is the first. The last section stays. */
export function removeSection(definition: FormDefinition, id: string): FormDefinition {
  const sections = writtenSections(definition)
  const at = sections.findIndex((section) => section.id === id)
  const heir = sections[at === 0 ? 1 : at - 1]
  if (at < 0 || heir === undefined) return definition
  const fields = sections[at]?.fields ?? []
  const next = sections
    .filter((section) => section.id !== id)
    .map((section) =>
      section.id === heir.id ? { ...section, fields: at === 0 ? [...fields, ...section.fields] : [...section.fields, ...fields] } : section,
    )
  const translations = Object.fromEntries(
    Object.entries(definition.translations).map(([lang, words]) => {
      if (words.sections?.[id] === undefined) return [lang, words]
      const { [id]: _, ...rest } = words.sections
      return [lang, { ...words, sections: rest }]
    }),
  )
  return inPages(withSections({ ...definition, translations }, next), (ids) => ids.filter((each) => each !== id))
}

/** One place up or down. */
export function shiftSection(definition: FormDefinition, id: string, by: -1 | 1): FormDefinition {
  const sections = [...writtenSections(definition)]
  const at = sections.findIndex((section) => section.id === id)
  const [own, other] = [sections[at], sections[at + by]]
  if (own === undefined || other === undefined) return definition
  sections[at] = other
  sections[at + by] = own
  return inPages(withSections(definition, sections), (ids) => {
    const [a, b] = [ids.indexOf(id), ids.indexOf(other.id)]
    if (a < 0 || b < 0) return ids
    const next = [...ids]
    next[a] = other.id
    next[b] = id
    return next
  })
}

/** To another place among the sections: before another one, onto its page; null: to the end. */
export function moveSection(definition: FormDefinition, id: string, before: string | null): FormDefinition {
  const sections = writtenSections(definition)
  const own = sections.find((section) => section.id === id)
  const rest = sections.filter((section) => section.id !== id)
  const at = before === null ? rest.length : rest.findIndex((section) => section.id === before)
  if (own === undefined || at < 0) return definition
  const { pages } = outlineOf(definition)
  const holder = before === null ? pages.length - 1 : pages.findIndex((page) => page.sections.includes(before))
  return inPages(withSections(definition, rest.toSpliced(at, 0, own)), (ids, page) => {
    const left = ids.filter((each) => each !== id)
    return page === holder ? left.toSpliced(before === null ? left.length : left.indexOf(before), 0, id) : left
  })
}
