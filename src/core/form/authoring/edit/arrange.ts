import { parsePath, type RecordPath } from '../../../lib/record-path.ts'
import type { FormDefinition, PageLayout, SectionLayout, UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { putProperty } from '../../put-property.ts'
import { ROW_PROPERTY } from '../../validate/check-object.ts'
import { outlineOf } from '../outline.ts'
import { objectSite } from './place.ts'
import { updateAt, type Steps } from './update-at.ts'

/** The way in a `uiSchema` to what is said of the fields at a template path. */
export const uiSteps = (path: RecordPath): Steps => parsePath(path).map((step) => (step.kind === 'property' ? step.name : 'items'))

/** The same for the fields in a group or repeat. */
export function innerUiSteps(definition: FormDefinition, parent: RecordPath): Steps {
  if (parent === '') return []
  const isRepeat = outlineOf(definition).byPath.get(parent)?.type === 'repeat'
  return [...uiSteps(parent), ...(isRepeat ? ['items'] : [])]
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, at) => name === b[at])

/** Properties in the order of the names; what is not named (row ids) stays in front. */
function inOrder(object: JsonSchema, names: readonly string[]): JsonSchema {
  const own = object.properties ?? {}
  const placed = new Set(names)
  const rest = Object.keys(own).filter((name) => !placed.has(name))
  const order = [...rest, ...names.filter((name) => Object.hasOwn(own, name))]
  if (isSame(order, Object.keys(own))) return object
  const properties: Record<string, JsonSchema> = {}
  for (const name of order) putProperty(properties, name, own[name] ?? {})
  return { ...object, properties }
}

/**
 * The fields of a place in this order: the properties as they are written, and an order of their own where branches declare some
 * of them, or where the place has one already.
 */
export function arrangeFields(definition: FormDefinition, parent: RecordPath, names: readonly string[]): FormDefinition {
  const site = objectSite(definition, parent)
  if (site === null) return definition
  const steps = innerUiSteps(definition, parent)
  let natural: readonly string[] = []
  const schema = updateAt(definition.schema, site, (part) => {
    const object = inOrder(part as JsonSchema, names) // `objectSite` leads to an object
    natural = Object.keys(object.properties ?? {}).filter((name) => name !== ROW_PROPERTY)
    return object
  })
  const uiSchema = updateAt(definition.uiSchema, steps, (part) => {
    const { 'ui:order': order, ...rest } = (part ?? {}) as UiSchema // what is said of the fields of an object
    if (isSame(natural, names)) return order === undefined ? part : Object.keys(rest).length === 0 && steps.length > 0 ? undefined : rest
    return order !== undefined && isSame(order, names) ? part : { ...rest, 'ui:order': [...names] }
  })
  return { ...definition, schema, uiSchema }
}

/** Sections as they are shown become written ones; without the fields that are about to get a place of their own. */
export function writtenSections(definition: FormDefinition, without: readonly string[] = []): readonly SectionLayout[] {
  const written = new Set((definition.uiSchema['ui:options']?.sections ?? []).map(({ id }) => id))
  const shown = outlineOf(definition).sections.map(({ id, title, nodes }) => ({
    id,
    title,
    fields: nodes.flatMap(({ name }) => (without.includes(name) ? [] : [name])),
  }))
  return shown.filter(({ id, fields }) => written.has(id) || fields.length > 0 || (written.size === 0 && shown.length === 1))
}

/** Other sections and, with them, the order of the fields at the top. */
export function withSections(definition: FormDefinition, sections: readonly SectionLayout[]): FormDefinition {
  const names = sections.flatMap(({ fields }) => fields)
  const next = { ...definition, uiSchema: updateAt(definition.uiSchema, ['ui:options', 'sections'], () => sections) }
  return arrangeFields(next, '', names)
}

export const withPages = (definition: FormDefinition, pages: readonly PageLayout[] | undefined): FormDefinition => ({
  ...definition,
  uiSchema: updateAt(definition.uiSchema, ['ui:options', 'pages'], () => (pages === undefined || pages.length === 0 ? undefined : pages)),
})
