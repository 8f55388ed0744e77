import type { TextPlace } from '#core/form/authoring/texts/form-text.ts'
import { outlineOf, type OutlineNode } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { titleControl } from '../canvas/part-head.tsx'
import type { Goal } from '../goal.ts'

/** What a text belongs to: a field, a section, a page, a rule, or the form itself. */
export interface TextOwner {
  /** Its own name, in Vietnamese; null: the form as a whole. */
  readonly name: string | null
  readonly goal: Goal | null
}

/** A field by the id that its words go by: its own, or with those of the blocks around it. */
function nodeOf(definition: FormDefinition, id: string): OutlineNode | undefined {
  const { byKey, all } = outlineOf(definition)
  return byKey.get(id) ?? all.find(({ schema }) => schema['x-phieu']?.id === id)
}

const ofField = (node: OutlineNode | undefined): TextOwner =>
  node === undefined
    ? { name: null, goal: null }
    : { name: node.schema.title ?? node.name, goal: { view: 'design', fields: [node.key], section: null } }

export function textOwner(definition: FormDefinition, place: TextPlace): TextOwner {
  switch (place.kind) {
    case 'title':
    case 'purpose':
      return { name: null, goal: { view: 'meta', fields: [], section: null } }
    case 'page': {
      const page = outlineOf(definition).pages.find(({ id }) => id === place.id)
      return page === undefined
        ? { name: null, goal: null }
        : { name: page.title, goal: { view: 'design', fields: [], section: null, control: titleControl('page', page.id) } }
    }
    case 'section': {
      const section = outlineOf(definition).sections.find(({ id }) => id === place.id)
      return section === undefined
        ? { name: null, goal: null }
        : { name: section.title, goal: { view: 'design', fields: [], section: section.id } }
    }
    case 'rule': {
      const at = definition.rules.find(({ id }) => id === place.id)?.at ?? ''
      const node = outlineOf(definition).byPath.get(at)
      return { name: node?.schema.title ?? at, goal: { view: 'rules', fields: [], section: null } }
    }
    case 'field-title':
    case 'field-help':
    case 'choice':
    case 'word':
      return ofField(nodeOf(definition, place.id))
  }
}
