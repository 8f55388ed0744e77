import { issue, type Issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import { propertyPath } from '../../../lib/record-path.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { outlineOf } from '../outline.ts'
import { propertyName } from '../property-name.ts'
import { arrangeFields, innerUiSteps, withSections, writtenSections } from './arrange.ts'
import { fieldUi } from './field-ui.ts'
import { freshIds, withIds } from './fresh-ids.ts'
import { blocksOf } from './blocks-of.ts'
import { childrenAt, fieldsPath, holdsFields, isFixedPart, objectSite, type FieldPlace } from './place.ts'
import { updateAt } from './update-at.ts'

export interface Added {
  readonly definition: FormDefinition
  /** Template paths of the fields that were added. */
  readonly paths: readonly string[]
}

/** A field about to come in. */
export interface Incoming {
  readonly schema: JsonSchema
  /** The name it would like to have; made from its title otherwise. */
  readonly name?: string
  readonly ui?: UiSchema
  readonly isRequired?: boolean
}

/** Puts names before another one, at the end when it is not there. */
export function insertBefore(names: readonly string[], more: readonly string[], before: string | null): readonly string[] {
  const rest = names.filter((name) => !more.includes(name))
  const at = before === null ? -1 : rest.indexOf(before)
  return at < 0 ? [...rest, ...more] : [...rest.slice(0, at), ...more, ...rest.slice(at)]
}

/**
 * Shows fields of the place at this position; they are there already.
 * @param before the definition without them, when it is at hand: it shows the same sections, and what it shows is known
 */
export function placeNames(
  definition: FormDefinition,
  place: FieldPlace,
  more: readonly string[],
  before: FormDefinition = definition,
): FormDefinition {
  if (place.parent !== '') {
    const names = childrenAt(definition, place.parent).map(({ name }) => name)
    return arrangeFields(definition, place.parent, insertBefore(names, more, place.before))
  }
  const sections = writtenSections(before, more)
  const into = sections.find(({ id }) => id === place.section)?.id ?? sections.at(-1)?.id
  return withSections(
    definition,
    sections.map((section) => (section.id === into ? { ...section, fields: insertBefore(section.fields, more, place.before) } : section)),
  )
}

/**
 * Fields come into a place, with ids that nothing else has. Issues: `edit.no-place` when there is no such group, `edit.into-itself` when
 * a field is, or uses, the block that the place lies in.
 * @param idOf the id of a field, given the one it had where it comes from
 */
export function addFields(
  definition: FormDefinition,
  place: FieldPlace,
  incoming: readonly Incoming[],
  idOf: (before: string | undefined) => string,
): Result<Added, readonly Issue[]> {
  const whole = outlineOf(definition).byPath.get(place.parent)
  const site = whole !== undefined && (!holdsFields(whole) || isFixedPart(definition, whole)) ? null : objectSite(definition, place.parent)
  if (site === null) return err([issue('edit.no-place', place.parent)])
  const around = site[0] === '$defs' ? String(site[1]) : null
  if (around !== null && incoming.some(({ schema }) => blocksOf(definition.schema, schema)[around] !== undefined))
    return err([issue('edit.into-itself', place.parent)])
  const taken = new Set(childrenAt(definition, place.parent).map(({ name }) => name))
  const named = incoming.map((each) => {
    const name = each.name !== undefined && !taken.has(each.name) ? each.name : propertyName(each.name ?? each.schema.title ?? '', taken)
    taken.add(name)
    return { ...each, name, ui: each.ui ?? fieldUi(each.schema), schema: withIds(each.schema, idOf) }
  })
  const uiBase = innerUiSteps(definition, place.parent)
  let next: FormDefinition = {
    ...definition,
    schema: updateAt(definition.schema, site, (part) => {
      const object = part as JsonSchema // `objectSite` leads to an object
      const required = [...(object.required ?? []), ...named.filter(({ isRequired }) => isRequired === true).map(({ name }) => name)]
      return {
        ...object,
        properties: { ...object.properties, ...Object.fromEntries(named.map(({ name, schema }) => [name, schema])) },
        ...(required.length > 0 ? { required } : {}),
      }
    }),
  }
  for (const { name, ui } of named)
    if (Object.keys(ui).length > 0) next = { ...next, uiSchema: updateAt(next.uiSchema, [...uiBase, name], () => ui) }
  const names = named.map(({ name }) => name)
  const arranged = placeNames(next, place, names, definition)
  const at = fieldsPath(arranged, place.parent)
  return ok({ definition: arranged, paths: names.map((name) => propertyPath(at, name)) })
}

/** A new field. */
export const addField = (
  definition: FormDefinition,
  place: FieldPlace,
  incoming: Incoming,
  makeId: () => string,
): Result<Added, readonly Issue[]> => addFields(definition, place, [incoming], freshIds(definition, makeId))
