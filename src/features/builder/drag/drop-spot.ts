import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { childrenAt, holdsFields, isFixedPart, type FieldPlace } from '#core/form/authoring/edit/place.ts'
import { neighboursOf, placeBehind, sectionOf } from '#core/form/authoring/edit/group-fields.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { DragSource } from './drag-source.ts'

/** A spot on the canvas, by what is marked there: `data-card` (a field), `data-into` (the fields of a group), `data-section`. */
export type DropSpot =
  | { readonly kind: 'beside'; readonly key: string; readonly edge: 'top' | 'bottom' }
  | { readonly kind: 'into'; readonly key: string; readonly edge: 'top' | 'bottom' }
  | { readonly kind: 'section'; readonly id: string; readonly edge: 'top' | 'bottom' }

export interface PointerAt {
  readonly clientX: number
  readonly clientY: number
}

/** Which half of the element the pointer is in. */
function edgeAt(element: Element, at: PointerAt): 'top' | 'bottom' {
  const input = { ...at, altKey: false, button: 0, buttons: 1, ctrlKey: false, metaKey: false, shiftKey: false, pageX: 0, pageY: 0 }
  return extractClosestEdge(attachClosestEdge({}, { element, input, allowedEdges: ['top', 'bottom'] })) === 'top' ? 'top' : 'bottom'
}

/** Where the pointer is, and the element at whose edge the line is drawn. Null: on nothing that takes the source. */
export function spotAt(
  under: Element | null,
  at: PointerAt,
  source: DragSource,
): { readonly spot: DropSpot; readonly element: Element } | null {
  const section = under?.closest<HTMLElement>('[data-section]') ?? null
  const id = section?.dataset['section']
  if (under === null || section === null || id === undefined) return null
  if (source.kind === 'section') return { spot: { kind: 'section', id, edge: edgeAt(section, at) }, element: section }
  const card = under.closest<HTMLElement>('[data-card], [data-into]')
  const [key, into] = [card?.dataset['card'], card?.dataset['into']]
  if (card !== null && into !== undefined) return { spot: { kind: 'into', key: into, edge: 'bottom' }, element: card }
  if (card !== null && key !== undefined) {
    const inner = card.querySelector(':scope > [data-into]')
    const head = card.querySelector(':scope > [data-field]')
    // The name of a group: its upper half is before the group, its lower half before the group's first field.
    if (inner !== null && head !== null && edgeAt(head, at) === 'bottom')
      return { spot: { kind: 'into', key, edge: 'top' }, element: inner }
    return { spot: { kind: 'beside', key, edge: inner === null ? edgeAt(card, at) : 'top' }, element: card }
  }
  // The section's own head or its empty ground.
  return { spot: { kind: 'section', id, edge: edgeAt(section, at) }, element: section }
}

/** The place that the spot means. Null: nothing can stand there. */
export function placeOf(definition: FormDefinition, spot: DropSpot): FieldPlace | null {
  const { byKey, sections } = outlineOf(definition)
  if (spot.kind === 'section') {
    const section = sections.find(({ id }) => id === spot.id)
    if (section === undefined) return null
    return { parent: '', before: spot.edge === 'top' ? (section.nodes[0]?.name ?? null) : null, section: section.id }
  }
  const node = byKey.get(spot.key)
  if (node === undefined) return null
  if (spot.kind === 'into') {
    if (!holdsFields(node) || isFixedPart(definition, node)) return null
    return { parent: node.path, before: spot.edge === 'top' ? (childrenAt(definition, node.path)[0]?.name ?? null) : null, section: null }
  }
  if (isFixedPart(definition, node)) return null
  if (spot.edge === 'bottom') return placeBehind(definition, node)
  return { parent: node.parent, before: node.name, section: sectionOf(definition, node) }
}

/** The same place, told by a field that is not itself among those that move. */
export function placeFor(definition: FormDefinition, spot: DropSpot, keys: readonly string[]): FieldPlace | null {
  const place = placeOf(definition, spot)
  if (place === null || spot.kind !== 'beside') return place
  const node = outlineOf(definition).byKey.get(spot.key)
  if (node === undefined) return place
  const beside = neighboursOf(definition, node)
  const from = beside.findIndex(({ key }) => key === spot.key) + (spot.edge === 'bottom' ? 1 : 0)
  const next = beside.slice(from).find(({ key }) => !keys.includes(key))
  return { ...place, before: next?.name ?? null }
}

/** Before which section a dragged one goes; null: last. */
export function sectionBefore(definition: FormDefinition, spot: DropSpot): string | null {
  const { sections } = outlineOf(definition)
  if (spot.kind !== 'section') return null
  const at = sections.findIndex(({ id }) => id === spot.id)
  return sections[spot.edge === 'top' ? at : at + 1]?.id ?? null
}
