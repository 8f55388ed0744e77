import type { Issue } from '../../../lib/issue.ts'
import { issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FormDefinition } from '../../definition.ts'
import { newField } from '../new-field.ts'
import { outlineOf, type OutlineNode } from '../outline.ts'
import { addField, type Added } from './add-field.ts'
import { moveFields } from './move-fields.ts'
import { childrenAt, type FieldPlace } from './place.ts'
import { chosen, removeFields } from './remove-fields.ts'
import { addSection } from './sections.ts'

/** The section in which a field at the top stands; null for one in a group. */
export const sectionOf = (definition: FormDefinition, node: OutlineNode): string | null =>
  outlineOf(definition).sections.find(({ nodes }) => nodes.some(({ key }) => key === node.key))?.id ?? null

/** Neighbours in the same group, at the top in the same section; itself among them. */
export function neighboursOf(definition: FormDefinition, node: OutlineNode): readonly OutlineNode[] {
  if (node.parent !== '') return childrenAt(definition, node.parent)
  return outlineOf(definition).sections.find(({ nodes }) => nodes.some(({ key }) => key === node.key))?.nodes ?? []
}

/** Just behind a field. */
export function placeBehind(definition: FormDefinition, node: OutlineNode): FieldPlace {
  const beside = neighboursOf(definition, node)
  const after = beside[beside.findIndex(({ key }) => key === node.key) + 1]
  return { parent: node.parent, before: after?.name ?? null, section: sectionOf(definition, node) }
}

/** The chosen fields become the fields of a new group, which stands where the first of them stood. Issues: those of `moveFields`. */
export function groupFields(
  definition: FormDefinition,
  keys: readonly string[],
  title: string,
  makeId: () => string,
): Result<Added, readonly Issue[]> {
  const [first] = chosen(definition, keys)
  if (first === undefined) return err([issue('edit.no-place', '')])
  const place = { parent: first.parent, before: first.name, section: sectionOf(definition, first) }
  const added = addField(definition, place, { schema: newField({ type: 'group', title }) }, makeId)
  if (!added.ok) return added
  const [path = ''] = added.value.paths
  const moved = moveFields(added.value.definition, keys, { parent: path, before: null, section: null })
  return moved.ok ? ok({ definition: moved.value, paths: [path] }) : moved
}

/**
 * A group is no more: its fields stand where it stood.
 * Issues: `edit.no-place` when the field is no group, those of `moveFields`, and of `removeFields` when something speaks of the group itself.
 */
export function ungroupFields(definition: FormDefinition, key: string): Result<Added, readonly Issue[]> {
  const node = outlineOf(definition).byKey.get(key)
  if (node?.type !== 'group') return err([issue('edit.no-place', node?.path ?? '')])
  const keys = node.children.map((child) => child.key)
  const moved = keys.length === 0 ? ok(definition) : moveFields(definition, keys, placeBehind(definition, node))
  if (!moved.ok) return moved
  const removed = removeFields(moved.value, [key], false)
  if (!removed.ok) return removed
  const { byKey } = outlineOf(removed.value)
  return ok({ definition: removed.value, paths: keys.flatMap((each) => byKey.get(each)?.path ?? []) })
}

/** The chosen fields become a section of their own, behind the one in which the first of them stands. Issues: those of `moveFields`. */
export function sectionFromFields(
  definition: FormDefinition,
  keys: readonly string[],
  title: string,
): Result<{ readonly definition: FormDefinition; readonly id: string }, readonly Issue[]> {
  const [first] = chosen(definition, keys)
  if (first === undefined) return err([issue('edit.no-place', '')])
  let top = first
  while (top.parent !== '') top = outlineOf(definition).byPath.get(top.parent) ?? { ...top, parent: '' }
  const added = addSection(definition, title, sectionOf(definition, top))
  const moved = moveFields(added.definition, keys, { parent: '', before: null, section: added.id })
  return moved.ok ? ok({ definition: moved.value, id: added.id }) : moved
}

/** Where a field stands now, for whoever cannot see it: behind which, or first of what. */
export type Standing =
  | { readonly kind: 'after'; readonly title: string; readonly after: string }
  | { readonly kind: 'first'; readonly title: string; readonly within: string }

export function standingOf(definition: FormDefinition, key: string): Standing | null {
  const { byKey, byPath, sections } = outlineOf(definition)
  const node = byKey.get(key)
  if (node === undefined) return null
  const titleOf = ({ schema, name }: OutlineNode): string => schema.title ?? name
  const beside = neighboursOf(definition, node)
  const before = beside[beside.findIndex((each) => each.key === key) - 1]
  if (before !== undefined) return { kind: 'after', title: titleOf(node), after: titleOf(before) }
  const group = byPath.get(node.parent)
  const section = sections.find(({ nodes }) => nodes.some((each) => each.key === key))
  return { kind: 'first', title: titleOf(node), within: group === undefined ? (section?.title ?? definition.title) : titleOf(group) }
}
