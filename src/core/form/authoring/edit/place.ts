import type { RecordPath } from '../../../lib/record-path.ts'
import type { FormDefinition } from '../../definition.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { defNameOf } from '../../schema-ref.ts'
import { outlineOf, type OutlineNode } from '../outline.ts'
import { schemaAtSite, type Steps } from './update-at.ts'

/** Where fields go: into which group or repeat, before which of the fields there (`null`: last). At the top also into which section. */
export interface FieldPlace {
  /** Template path of the group or repeat, `''` at the top. */
  readonly parent: RecordPath
  /** Name of the field that comes after, or null. */
  readonly before: string | null
  /** Id of the section; only at the top, where null is the last one. */
  readonly section: string | null
}

/** Types whose fields an author arranges one by one. */
export const holdsFields = (node: OutlineNode): boolean => node.type === 'group' || node.type === 'repeat'

/** Follows `$ref` to the block that is written down. */
function target(root: JsonSchema, site: Steps): Steps {
  let steps = site
  for (let hops = 0; hops < 32; hops++) {
    const name = defNameOf(schemaAtSite(root, steps).$ref)
    if (name === undefined) return steps
    steps = ['$defs', name]
  }
  return steps
}

/** The object whose `properties` are the fields in a group, in the rows of a repeat, or at the top. Null when there is no such place. */
export function objectSite(definition: FormDefinition, parent: RecordPath): Steps | null {
  if (parent === '') return []
  const node = outlineOf(definition).byPath.get(parent)
  if (node === undefined) return null
  const own = target(definition.schema, node.site)
  return node.type === 'repeat' ? target(definition.schema, [...own, 'items']) : own
}

/** What the paths of the fields there begin with. */
export const fieldsPath = (definition: FormDefinition, parent: RecordPath): RecordPath =>
  parent !== '' && outlineOf(definition).byPath.get(parent)?.type === 'repeat' ? `${parent}/@` : parent

/** The fields of that place, in their order. */
export function childrenAt(definition: FormDefinition, parent: RecordPath): readonly OutlineNode[] {
  const outline = outlineOf(definition)
  return parent === '' ? outline.sections.flatMap(({ nodes }) => nodes) : (outline.byPath.get(parent)?.children ?? [])
}

const wholes: readonly FieldTypeName[] = ['address', 'grid', 'matrix']

/** A part of an address, a table or a matrix: what is there belongs to the whole and is arranged in its settings. */
export function isFixedPart(definition: FormDefinition, node: OutlineNode): boolean {
  const around = outlineOf(definition).byPath.get(node.parent)
  return around !== undefined && (wholes.includes(around.type) || isFixedPart(definition, around))
}

/** The same written field wherever its block is used. */
export const twinsOf = (definition: FormDefinition, node: OutlineNode): readonly OutlineNode[] => {
  const { name, site } = node
  return outlineOf(definition).all.filter(
    (each) => each.name === name && each.site.length === site.length && each.site.every((step, at) => step === site[at]),
  )
}
