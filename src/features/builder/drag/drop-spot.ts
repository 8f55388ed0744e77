import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { childrenAt, holdsFields, isFixedPart, type FieldPlace } from '#core/form/authoring/edit/place.ts'
import { neighboursOf, placeBehind, sectionOf } from '#core/form/authoring/edit/group-fields.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { DragSource } from './drag-source.ts'

/** A spot on the canvas, by what is marked there: `data-card` (a field), `data-into` (the fields of a group), `data-section`, `data-page`. */
export type DropSpot =
  | { readonly kind: 'beside'; readonly key: string; readonly edge: 'top' | 'bottom' }
  | { readonly kind: 'into'; readonly key: string; readonly edge: 'top' | 'bottom' }
  | { readonly kind: 'section'; readonly id: string; readonly edge: 'top' | 'bottom' }
  | { readonly kind: 'page'; readonly id: string; readonly edge: 'top' | 'bottom' }

export interface PointerAt {
  readonly clientX: number
  readonly clientY: number
}

/** Which half of the element the pointer is in. */
function edgeAt(element: Element, at: PointerAt): 'top' | 'bottom' {
  const input = { ...at, altKey: false, button: 0, buttons: 1, ctrlKey: false, metaKey: false, shiftKey: false, pageX: 0, pageY: 0 }
  return extractClosestEdge(attachClosestEdge({}, { element, input, allowedEdges: ['top', 'bottom'] })) === 'top' ? 'top' : 'bottom'
}

export interface FoundSpot {
  readonly spot: DropSpot
  /** At whose edge the line is drawn. */
  readonly element: Element
}

/** Above or below a page: all that is marked as its, head and sections. */
function pageSpot(under: Element, at: PointerAt): FoundSpot | null {
  const part = under.closest<HTMLElement>('[data-page]')
  const id = part?.dataset['page']
  if (part === null || id === undefined) return null
  const parts = [...(part.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-page]') ?? [])].filter(
    ({ dataset }) => dataset['page'] === id,
  )
  const [first = part, last = part] = [parts[0], parts.at(-1)]
  const middle = (first.getBoundingClientRect().top + last.getBoundingClientRect().bottom) / 2
  const edge = at.clientY < middle ? 'top' : 'bottom'
  return { spot: { kind: 'page', id, edge }, element: edge === 'top' ? first : last }
}

/** Above or below a section; on the head of a page: above its first one. */
function sectionSpot(under: Element, at: PointerAt): FoundSpot | null {
  const own = under.closest<HTMLElement>('[data-section]')
  const begun = own === null ? under.closest('[data-page]')?.nextElementSibling : null
  const section = own ?? (begun instanceof HTMLElement ? begun : null)
  const id = section?.dataset['section']
  if (section === null || id === undefined) return null
  return { spot: { kind: 'section', id, edge: own === null ? 'top' : edgeAt(section, at) }, element: section }
}

/** Where the pointer is. Null: on nothing that takes the source. */
export function spotAt(under: Element | null, at: PointerAt, source: DragSource): FoundSpot | null {
  if (under === null) return null
  if (source.kind === 'page') return pageSpot(under, at)
  if (source.kind === 'section') return sectionSpot(under, at)
  const section = under.closest<HTMLElement>('[data-section]')
  const id = section?.dataset['section']
  if (section === null || id === undefined) return null
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
  if (spot.kind === 'page') return null
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
