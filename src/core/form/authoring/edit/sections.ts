import type { FormDefinition } from '../../definition.ts'
import { propertyName } from '../property-name.ts'
import { withSections, writtenSections } from './arrange.ts'
import { laidSections, layoutIds, withLaid } from './laid-sections.ts'

/** A new section after another one (null: last), on the same page. */
export function addSection(
  definition: FormDefinition,
  title: string,
  after: string | null,
): { readonly definition: FormDefinition; readonly id: string } {
  const laid = laidSections(definition)
  const id = propertyName(title, layoutIds(definition))
  const at = after === null ? laid.length : laid.findIndex(({ section }) => section.id === after) + 1
  const page = laid[Math.max(0, at - 1)]?.page ?? null
  return { definition: withLaid(definition, laid.toSpliced(at, 0, { section: { id, title, fields: [] }, page })), id }
}

export const renameSection = (definition: FormDefinition, id: string, title: string): FormDefinition =>
  withSections(
    definition,
    writtenSections(definition).map((section) => (section.id === id ? { ...section, title } : section)),
  )

/** Its fields go to the section before it, or after it when it is the first. The last section stays. */
export function removeSection(definition: FormDefinition, id: string): FormDefinition {
  const laid = laidSections(definition)
  const at = laid.findIndex(({ section }) => section.id === id)
  const own = laid[at]
  const heir = laid[at === 0 ? 1 : at - 1]
  if (own === undefined || heir === undefined) return definition
  const [first, second] = at === 0 ? [own, heir] : [heir, own]
  const joined = { ...heir, section: { ...heir.section, fields: [...first.section.fields, ...second.section.fields] } }
  return withLaid(
    definition,
    laid.flatMap((each) => (each === own ? [] : each === heir ? [joined] : [each])),
  )
}

/** One place up or down; at the edge of its page onto the page beside it. */
export function shiftSection(definition: FormDefinition, id: string, by: -1 | 1): FormDefinition {
  const laid = laidSections(definition)
  const at = laid.findIndex(({ section }) => section.id === id)
  const [own, other] = [laid[at], laid[at + by]]
  if (own === undefined || other === undefined) return definition
  if (own.page !== other.page) return withLaid(definition, laid.with(at, { ...own, page: other.page }))
  return withLaid(definition, laid.with(at, other).with(at + by, own))
}

/** Above or below another section, onto its page. */
export function moveSection(definition: FormDefinition, id: string, beside: string, edge: 'top' | 'bottom'): FormDefinition {
  const laid = laidSections(definition)
  const own = laid.find(({ section }) => section.id === id)
  const rest = laid.filter((each) => each !== own)
  const at = rest.findIndex(({ section }) => section.id === beside)
  const target = rest[at]
  if (own === undefined || target === undefined) return definition
  return withLaid(definition, rest.toSpliced(edge === 'top' ? at : at + 1, 0, { ...own, page: target.page }))
}
