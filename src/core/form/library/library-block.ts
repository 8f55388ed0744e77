import type { JsonObject } from '../../lib/json.ts'
import { unsaid } from '../authoring/new-definition.ts'
import { newField, rowsOf, type NewField } from '../authoring/new-field.ts'
import { fieldUi } from '../authoring/edit/field-ui.ts'
import { canonicalText } from '../canonical.ts'
import type { FormDefinition, PersonalData, Rule } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'

type FieldWords = NonNullable<FormDefinition['translations'][string]['fields']>[string]

/** A question or a group of them that many forms ask. */
export interface LibraryBlock {
  readonly key: string
  readonly vi: { readonly title: string; readonly about: string }
  readonly en: { readonly title: string; readonly about: string }
  /** The block as a form of its own, with its conditions, rules, classes and words: what `mergeForm` brings into another. */
  readonly definition: FormDefinition
  /** Values that it takes, on 20/11/2026 in the demonstration. */
  readonly sample: JsonObject
}

/** One field of a block; its id is the same in every form that has the block. */
export interface BlockField extends NewField {
  readonly id: string
  readonly name: string
  readonly isRequired?: boolean
  readonly en: FieldWords
  readonly personal?: PersonalData
  /** What its schema says besides. */
  readonly more?: Omit<JsonSchema, 'x-phieu'>
}

/** A block that another one has inside. */
export interface BlockUse {
  readonly id: string
  readonly name: string
  readonly isRequired?: boolean
  readonly use: string
  readonly type: 'group' | 'address'
  readonly title: string
  readonly concept?: string
  readonly en: FieldWords
}

export type BlockPart = BlockField | BlockUse

const isUse = (part: BlockPart): part is BlockUse => 'use' in part

function schemaOf(part: BlockPart): JsonSchema {
  if (isUse(part)) {
    const { id, type, concept } = part
    return { $ref: `#/$defs/${part.use}`, title: part.title, 'x-phieu': { id, type, ...(concept === undefined ? {} : { concept }) } }
  }
  const made = newField(part)
  return { ...made, ...part.more, 'x-phieu': { ...made['x-phieu'], id: part.id, type: part.type } }
}

/** A closed object of fields. */
export function objectOf(parts: readonly BlockPart[]): JsonSchema {
  const required = parts.flatMap(({ name, isRequired }) => (isRequired === true ? [name] : []))
  return {
    type: 'object',
    properties: Object.fromEntries(parts.map((part) => [part.name, schemaOf(part)])),
    ...(required.length > 0 ? { required } : {}),
    unevaluatedProperties: false,
  }
}

const uiOf = (parts: readonly BlockPart[]) =>
  Object.fromEntries(
    parts.flatMap((part) => {
      const ui = isUse(part) ? {} : fieldUi(schemaOf(part))
      return Object.keys(ui).length === 0 ? [] : [[part.name, ui] as const]
    }),
  )

/** A rule of a block, and its message in English. */
export interface BlockRule {
  readonly rule: Rule
  readonly en: string
}

interface BlockParts {
  readonly key: string
  readonly vi: LibraryBlock['vi']
  readonly en: LibraryBlock['en']
  /** What the form gets: one field, a group, or rows. */
  readonly kind: 'group' | 'address' | 'repeat' | 'fields'
  /** Name and id of the group or repeat. */
  readonly name: string
  readonly id: string
  readonly parts: readonly BlockPart[]
  /** Blocks inside, by their names in `$defs`. */
  readonly defs?: Readonly<Record<string, readonly BlockPart[]>>
  readonly rules?: readonly BlockRule[]
  /** Template path by which a record of the block alone is called. */
  readonly titleField: string
  readonly sample: JsonObject
}

function topOf({ kind, name, id, parts, vi }: BlockParts): { readonly schema: JsonSchema; readonly ui: FormDefinition['uiSchema'] } {
  if (kind === 'fields') return { schema: objectOf(parts), ui: uiOf(parts) }
  const settings = { id, type: kind }
  const title = vi.title
  const own: JsonSchema =
    kind === 'repeat'
      ? { title, 'x-phieu': settings, type: 'array', items: { $ref: `#/$defs/${name}` } }
      : { $ref: `#/$defs/${name}`, title, 'x-phieu': settings }
  const ui = kind === 'repeat' ? { items: { _row: { 'ui:widget': 'hidden' as const }, ...uiOf(parts) } } : uiOf(parts)
  return {
    schema: { type: 'object', properties: { [name]: own }, unevaluatedProperties: false },
    ui: Object.keys(ui).length === 0 ? {} : { [name]: ui },
  }
}

/** A block from its parts. */
export function libraryBlock(block: BlockParts): LibraryBlock {
  const { key, vi, en, kind, name, id, parts, defs = {}, rules = [], sample } = block
  const all = [...parts, ...Object.values(defs).flat()]
  const { schema, ui } = topOf(block)
  const own = kind === 'fields' ? {} : { [name]: kind === 'repeat' ? rowsOf(objectOf(parts)) : objectOf(parts) }
  const $defs = { ...own, ...Object.fromEntries(Object.entries(defs).map(([def, inner]) => [def, objectOf(inner)])) }
  const fields = Object.fromEntries(all.map((part) => [part.id, part.en]))
  const definition: FormDefinition = {
    format: 1,
    key: `block-${key}`,
    version: 1,
    title: vi.title,
    department: 'science-technology',
    ...unsaid,
    legalBasis: [...unsaid.legalBasis],
    identityKeys: [],
    searchable: [block.titleField],
    titleFields: [block.titleField],
    personalData: Object.fromEntries(
      all.flatMap((part) => (!isUse(part) && part.personal !== undefined ? [[part.id, part.personal] as const] : [])),
    ),
    schema: { ...schema, ...(Object.keys($defs).length > 0 ? { $defs } : {}) },
    uiSchema: ui,
    rules: rules.map(({ rule }) => rule),
    translations: {
      en: {
        fields: { ...(kind === 'fields' ? {} : { [id]: { title: en.title } }), ...fields },
        ...(rules.length > 0 ? { rules: Object.fromEntries(rules.map(({ rule, en: message }) => [rule.id, message])) } : {}),
      },
    },
  }
  // In the order in which a form is kept: a form that comes back from its file has the same block still.
  const kept = JSON.parse(canonicalText(definition)) as FormDefinition // what was written just now
  return { key, vi, en, definition: kept, sample }
}
