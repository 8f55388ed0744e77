import { issue, type Issue } from '../../../lib/issue.ts'
import { propertyPath, type RecordPath } from '../../../lib/record-path.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FormDefinition } from '../../definition.ts'
import { presenceOf, requiredOf } from '../rules/presence-of.ts'
import { outlineOf, type OutlineNode } from '../outline.ts'
import { addFields, placeNames } from './add-field.ts'
import { followMove, movedBy } from './follow-move.ts'
import { fieldsPath, holdsFields, isFixedPart, type FieldPlace } from './place.ts'
import { chosen, takeOut } from './remove-fields.ts'
import { schemaAtSite } from './update-at.ts'
import { usesOf } from './uses-of.ts'

const isWithin = (path: RecordPath, around: RecordPath): boolean => path === around || path.startsWith(`${around}/`)

/** What another group, or a row, cannot take along: conditions on and of the field, settings that name its neighbours. */
function bound(definition: FormDefinition, nodes: readonly OutlineNode[]): readonly Issue[] {
  const tied = nodes.flatMap((node) => {
    if (isFixedPart(definition, node)) return [issue('edit.fixed-part', node.path)]
    if (node.site[0] === '$defs') return [issue('edit.in-block', node.path, { name: node.schema.title ?? node.name })]
    const [presence, required] = [presenceOf(definition, node.path), requiredOf(definition, node.path)]
    const isFree = presence.kind === 'always' && (required.kind === 'always' || required.kind === 'never')
    const { filter, copy } = node.schema['x-phieu'] ?? {}
    const named = [...Object.values(filter ?? {}), ...Object.values(copy ?? {})].filter((name) => !name.startsWith('='))
    return [
      ...(isFree ? [] : [issue('edit.conditional', node.path, { name: node.schema.title ?? node.name })]),
      ...(named.length > 0 ? [issue('edit.names-siblings', node.path, { name: node.schema.title ?? node.name })] : []),
    ]
  })
  const uses = usesOf(definition, nodes).filter(
    ({ kind }) => kind === 'condition' || kind === 'filter' || kind === 'copy' || kind === 'number',
  )
  return uses.length > 0 ? [...tied, issue('edit.needed', nodes[0]?.path, { uses })] : tied
}

/** Into a repeat no key, title or period can go: they are one for a record. */
function keyed(definition: FormDefinition, nodes: readonly OutlineNode[], into: RecordPath): readonly Issue[] {
  const goesIntoRows = into.includes('/@') && nodes.some(({ path }) => !path.includes('/@'))
  const uses = goesIntoRows
    ? usesOf(definition, nodes).filter(
        ({ kind }) => kind === 'identity-key' || kind === 'title' || kind === 'period' || kind === 'searchable',
      )
    : []
  return uses.length > 0 ? [issue('edit.needed', nodes[0]?.path, { uses })] : []
}

/**
 * Fields go to another place; rules, keys and titles follow. Within one group only the order changes.
 * Issues: `edit.no-place`, `edit.into-itself`, `edit.conditional` {name}, `edit.names-siblings` {name}, `edit.in-block` {name}, `edit.fixed-part`, `edit.needed` {uses}, `edit.rule-out-of-reach` {rule}.
 */
export function moveFields(
  definition: FormDefinition,
  keys: readonly string[],
  place: FieldPlace,
): Result<FormDefinition, readonly Issue[]> {
  const nodes = chosen(definition, keys)
  const whole = outlineOf(definition).byPath.get(place.parent)
  if (whole !== undefined && (!holdsFields(whole) || isFixedPart(definition, whole))) return err([issue('edit.no-place', place.parent)])
  if (nodes.some((node) => isWithin(place.parent, node.path))) return err([issue('edit.into-itself', place.parent)])
  const here = nodes.filter((node) => node.parent === place.parent)
  const others = nodes.filter((node) => node.parent !== place.parent)
  let next = definition
  const names = new Map(here.map((node) => [node.key, node.name]))
  if (others.length > 0) {
    const into = fieldsPath(definition, place.parent)
    const stops = [...bound(definition, others), ...keyed(definition, others, into)]
    if (stops.length > 0) return err(stops)
    const incoming = others.map((node) => ({
      schema: schemaAtSite(definition.schema, node.site),
      name: node.name,
      ui: node.ui,
      isRequired: node.isRequired,
    }))
    const without = takeOut(definition, others)
    if (place.parent !== '' && !outlineOf(without).byPath.has(place.parent)) return err([issue('edit.no-place', place.parent)])
    const added = addFields(without, place, incoming, (before) => before ?? '')
    if (!added.ok) return added
    const ways = new Map(others.map((node, at) => [node.path, added.value.paths[at] ?? propertyPath(into, node.name)]))
    const followed = followMove(added.value.definition, movedBy(ways))
    if (followed.lost.length > 0) return err(followed.lost)
    next = followed.definition
    others.forEach((node, at) => names.set(node.key, added.value.paths[at]?.split('/').at(-1) ?? node.name))
  }
  return ok(
    placeNames(
      next,
      place,
      nodes.flatMap((node) => names.get(node.key) ?? []),
    ),
  )
}
