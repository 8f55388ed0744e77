import type { FormDefinition, PageLayout } from '../../definition.ts'
import { outlineOf } from '../outline.ts'
import { propertyName } from '../property-name.ts'
import { laidSections, layoutIds, withLaid } from './laid-sections.ts'

export interface NewPage {
  readonly title: string
  /** Title of the section with which it begins: a page without any is none. */
  readonly section: string
  /** What the page is called that takes all there is, when the form had no pages. */
  readonly first: string
}

/** A new page behind all others, with a new section; ids of both. */
export function addPage(
  definition: FormDefinition,
  { title, section, first }: NewPage,
): { readonly definition: FormDefinition; readonly page: string; readonly section: string } {
  const taken = new Set(layoutIds(definition))
  const named = (words: string): string => {
    const id = propertyName(words, taken)
    taken.add(id)
    return id
  }
  const laid = laidSections(definition)
  const before: readonly PageLayout[] = outlineOf(definition).pages
  const pages = before.length > 0 ? before : [{ id: named(first), title: first, sections: [] }]
  const page = { id: named(title), title, sections: [] }
  const begun = { id: named(section), title: section, fields: [] }
  const placed = laid.map((each) => ({ ...each, page: each.page ?? pages[0]?.id ?? null }))
  const next = withLaid(definition, [...placed, { section: begun, page: page.id }], [...pages, page])
  return { definition: next, page: page.id, section: begun.id }
}

export const renamePage = (definition: FormDefinition, id: string, title: string): FormDefinition =>
  withLaid(
    definition,
    laidSections(definition),
    outlineOf(definition).pages.map((page) => (page.id === id ? { ...page, title } : page)),
  )

/** Its sections go to the page before it, or after it when it is the first; of the last page only the division goes. */
export function removePage(definition: FormDefinition, id: string): FormDefinition {
  const { pages } = outlineOf(definition)
  const at = pages.findIndex((page) => page.id === id)
  if (at < 0) return definition
  const heir = pages[at === 0 ? 1 : at - 1]?.id ?? null
  return withLaid(
    definition,
    laidSections(definition).map((each) => (each.page === id ? { ...each, page: heir } : each)),
    pages.toSpliced(at, 1),
  )
}

/** Pages in this order, each with its sections. */
const inOrder = (definition: FormDefinition, pages: readonly PageLayout[]): FormDefinition => {
  const laid = laidSections(definition)
  return withLaid(
    definition,
    pages.flatMap(({ id }) => laid.filter(({ page }) => page === id)),
    pages,
  )
}

/** One place forwards or backwards. */
export function shiftPage(definition: FormDefinition, id: string, by: -1 | 1): FormDefinition {
  const { pages } = outlineOf(definition)
  const at = pages.findIndex((page) => page.id === id)
  const [own, other] = [pages[at], pages[at + by]]
  if (own === undefined || other === undefined) return definition
  return inOrder(definition, pages.with(at, other).with(at + by, own))
}

/** Above or below another page. */
export function movePage(definition: FormDefinition, id: string, beside: string, edge: 'top' | 'bottom'): FormDefinition {
  const { pages } = outlineOf(definition)
  const own = pages.find((page) => page.id === id)
  const rest = pages.filter((page) => page !== own)
  const at = rest.findIndex((page) => page.id === beside)
  if (own === undefined || at < 0) return definition
  return inOrder(definition, rest.toSpliced(edge === 'top' ? at : at + 1, 0, own))
}
