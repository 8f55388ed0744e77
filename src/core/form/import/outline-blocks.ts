import { jsonPointer } from '../../lib/json-pointer.ts'
import { fold } from '../../lib/vietnamese.ts'
import { changeField } from '../authoring/edit/change-field.ts'
import { mergeForm } from '../authoring/edit/merge-form.ts'
import { removeFields } from '../authoring/edit/remove-fields.ts'
import { setField } from '../authoring/edit/set-field.ts'
import { outlineOf, type OutlineNode } from '../authoring/outline.ts'
import type { FormDefinition } from '../definition.ts'
import { library } from '../library/library.ts'
import type { LibraryBlock } from '../library/library-block.ts'
import type { OutlineLine } from './outline-lines.ts'

/** Words behind the colon, and whole labels, that mean a block; without marks. */
const words: readonly (readonly [key: string, spec: RegExp, label: RegExp])[] = [
  ['person', /^(nguoi|khoi nguoi|ca nhan|person)$/, /^thong tin ca nhan$/],
  ['applicant', /^(nguoi khai|nguoi nop ho so|applicant)$/, /^(nguoi khai|nguoi nop (ho so|don)|nguoi de nghi)$/],
  ['members', /^(thanh vien|danh sach thanh vien|members)$/, /^(danh sach thanh vien|thanh vien (trong )?ho( gia dinh)?)$/],
  ['organisation', /^(to chuc|co so|doanh nghiep|organisation)$/, /^thong tin (to chuc|co so|doanh nghiep)$/],
  ['contact', /^(lien he|contact)$/, /^(thong tin )?lien he$/],
  ['document', /^(giay phep|giay to|quyet dinh|document)$/, /^thong tin giay phep$/],
]

/** The block of the library that a line asks for. */
export function blockOf({ label, spec }: OutlineLine): LibraryBlock | null {
  const [named, said] = [fold(label), fold(spec)]
  const found = words.find(([, bySpec, byLabel]) => (said === '' ? byLabel.test(named) : bySpec.test(said)))
  return library.find(({ key }) => key === found?.[0]) ?? null
}

/** A field that stands where a block is to come. */
export interface BlockPlace {
  /** Into the definition. */
  readonly pointer: string
  readonly block: LibraryBlock
  readonly isRequired: boolean
}

const at = (definition: FormDefinition, pointer: string): OutlineNode | undefined =>
  outlineOf(definition).all.find(({ site }) => site.reduce<string>(jsonPointer, '/schema') === pointer)

/** The block in the place of one field, under its name and heading; null where it cannot come. */
function placed(definition: FormDefinition, { pointer, block, isRequired }: BlockPlace, makeId: () => string): FormDefinition | null {
  const node = at(definition, pointer)
  if (node === undefined) return null
  const section = outlineOf(definition).sections.find(({ nodes }) => nodes.some(({ key }) => key === node.key))?.id ?? null
  const merged = mergeForm(definition, block.definition, { parent: node.parent, before: node.name, section }, makeId)
  const [path] = merged.ok ? merged.value.paths : []
  if (!merged.ok || path === undefined) return null
  const came = outlineOf(merged.value.definition).byPath.get(path)
  const title = node.schema.title ?? node.name
  const named = came === undefined ? null : setField(merged.value.definition, came.key, { schema: (schema) => ({ ...schema, title }) })
  if (came === undefined || named === null || !named.ok) return null
  // What a record was called by until now is in the block.
  const inner = block.definition.titleFields[0]?.split('/').slice(2) ?? []
  const calls = (each: string): string => (each === node.path ? [path, ...inner].join('/') : each)
  const called = { ...named.value, titleFields: named.value.titleFields.map(calls), searchable: named.value.searchable.map(calls) }
  if (inner.length === 0 && definition.titleFields.includes(node.path)) return null
  const alone = removeFields(called, [node.key], true)
  const renamed = alone.ok ? changeField(alone.value, came.key, { kind: 'name', name: node.name }, makeId) : alone
  const demanded = renamed.ok && isRequired ? changeField(renamed.value, came.key, { kind: 'required', required: true }, makeId) : renamed
  return demanded.ok ? demanded.value : null
}

/** Blocks come where their fields stand; where one cannot, the field stays. */
export const withBlocks = (definition: FormDefinition, places: readonly BlockPlace[], makeId: () => string): FormDefinition =>
  places.reduce((next, place) => placed(next, place, makeId) ?? next, definition)
