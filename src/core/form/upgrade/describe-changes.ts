import { canonicalJson } from '../../lib/canonical-json.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { FormText } from '../authoring/texts/form-text.ts'
import { textsOf } from '../authoring/texts/texts-of.ts'
import type { CompiledForm, Conditions, FormNode } from '../compiled-form.ts'
import { classKey } from '../personal-data.ts'

/** `always`, `sometimes` (by a condition), `never`. */
export type When = 'always' | 'sometimes' | 'never'

/** What differs of a field, or of the form as a whole (`fieldId` `''`). Words are made from `kind` in the user interface only. */
export interface FormChange {
  readonly kind:
    | 'added'
    | 'removed'
    | 'moved'
    | 'title'
    | 'help'
    | 'type'
    | 'required'
    | 'shown'
    | 'computed'
    | 'list'
    | 'choice-added'
    | 'choice-removed'
    | 'choice-title'
    | 'limit'
    | 'personal-data'
    | 'rule-added'
    | 'rule-removed'
    | 'rule-changed'
    | 'heading'
    | 'english'
    | 'form'
  readonly fieldId: string
  /** In the new version; of what is removed, in the old one. */
  readonly path: RecordPath
  /** Of the field, as its readers know it; of a section or page in English, what it is called in Vietnamese. */
  readonly title: string
  /** Of choices the code, of limits the keyword, of rules their id, of the form the property, of words the key of the text (`placeKey`). */
  readonly name?: string
  /** Null: there was, or is, none. */
  readonly before: JsonValue
  readonly after: JsonValue
}

const whenOf = (conditions: Conditions): When =>
  conditions.length === 0 ? 'never' : conditions.some((all) => all.length === 0) ? 'always' : 'sometimes'

const limits = [
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
] as const

/** Of the definition as a whole, in the order in which people ask for them. */
const formProperties = [
  'title',
  'department',
  'owner',
  'purpose',
  'legalBasis',
  'recipients',
  'retention',
  'access',
  'period',
  'identityKeys',
  'searchable',
  'titleFields',
] as const

// Definitions and schemas are JSON; what is not there is null.
const json = (value: unknown): JsonValue => (value === undefined ? null : (value as JsonValue))
const isSame = (before: JsonValue, after: JsonValue): boolean => canonicalJson(before) === canonicalJson(after)

type Part = Pick<FormChange, 'kind' | 'before' | 'after' | 'name'>

const part = (kind: FormChange['kind'], before: unknown, after: unknown, name?: string): readonly Part[] =>
  isSame(json(before), json(after)) ? [] : [{ kind, before: json(before), after: json(after), ...(name === undefined ? {} : { name }) }]

function choiceParts(before: FormNode, after: FormNode): readonly Part[] {
  const [old, now] = [before, after].map((node) => new Map(node.choices.map(({ value, title }) => [String(value), title])))
  const removed = [...(old ?? [])].filter(([code]) => !now?.has(code)).flatMap(([code, title]) => part('choice-removed', title, null, code))
  const others = [...(now ?? [])].flatMap(([code, title]) => {
    const was = old?.get(code)
    return was === undefined ? part('choice-added', null, title, code) : part('choice-title', was, title, code)
  })
  return [...removed, ...others]
}

/** A condition is compared by what it reads: how it is written says nothing to a reader. */
const shownBy = ({ presence }: FormNode): JsonValue =>
  whenOf(presence) === 'sometimes' ? [...new Set(presence.flat().flatMap(({ reads }) => reads))].toSorted() : whenOf(presence)

const partsOf = (before: FormNode, after: FormNode): readonly Part[] => [
  ...part('moved', before.path, after.path),
  ...part('title', before.title, after.title),
  ...part('help', before.help, after.help),
  ...part('type', before.type, after.type),
  ...part('required', whenOf(before.required), whenOf(after.required)),
  ...part('shown', shownBy(before), shownBy(after)),
  ...part('computed', before.settings.computed === true, after.settings.computed === true),
  ...part('list', before.settings.list, after.settings.list),
  ...choiceParts(before, after),
  ...limits.flatMap((keyword) => part('limit', before.schema[keyword], after.schema[keyword], keyword)),
]

const ofField = ({ fieldId, path, title }: FormNode, parts: readonly Part[]): readonly FormChange[] =>
  parts.map((each) => ({ ...each, fieldId, path, title }))

function fieldChanges(old: CompiledForm, next: CompiledForm): readonly FormChange[] {
  const before = new Map(old.nodes.map((node) => [node.fieldId, node]))
  const after = new Set(next.nodes.map((node) => node.fieldId))
  const personal = ({ definition: { personalData } }: CompiledForm, { fieldId, settings }: FormNode) =>
    personalData[classKey(personalData, { fieldId, ownId: settings.id }) ?? '']?.class
  return [
    ...next.nodes.flatMap((node) => {
      const was = before.get(node.fieldId)
      const parts = was === undefined ? part('added', null, node.type) : partsOf(was, node)
      return ofField(node, [...parts, ...part('personal-data', was && personal(old, was), personal(next, node))])
    }),
    ...old.nodes.filter((node) => !after.has(node.fieldId)).flatMap((node) => ofField(node, part('removed', node.type, null))),
  ]
}

function ruleChanges(old: CompiledForm, next: CompiledForm): readonly FormChange[] {
  const [before, after] = [old, next].map(({ definition }) => new Map(definition.rules.map((rule) => [rule.id, rule])))
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((id) => {
    const [was, is] = [before?.get(id), after?.get(id)]
    const kind = was === undefined ? 'rule-added' : is === undefined ? 'rule-removed' : 'rule-changed'
    const at = (is ?? was)?.at ?? ''
    const node = (is === undefined ? old : next).byPath.get(at)
    const place = { fieldId: node?.fieldId ?? '', path: at, title: node?.title ?? '' }
    return part(kind, was, is, id).map((each) => ({ ...each, ...place }))
  })
}

const fieldKinds = new Set<FormText['place']['kind']>(['field-title', 'field-help', 'choice', 'word'])

/** Whose words they are: a field's, a rule's field's, or the form's. */
function ownerOf({ nodes, byPath, definition }: CompiledForm, { place, vi }: FormText): Pick<FormChange, 'fieldId' | 'path' | 'title'> {
  const id = 'id' in place ? place.id : ''
  const rule = place.kind === 'rule' ? definition.rules.find((each) => each.id === id) : undefined
  const node = fieldKinds.has(place.kind)
    ? // A block that is used has one text for all its places, and may have one of their own for some.
      (nodes.find(({ fieldId }) => fieldId === id) ?? nodes.find(({ fieldId }) => fieldId.endsWith(`-${id}`)))
    : byPath.get(rule?.at ?? '')
  return node === undefined ? { fieldId: '', path: '', title: vi } : { fieldId: node.fieldId, path: node.path, title: node.title }
}

/** What sections and pages are called, and all that is said in English of what both versions have. */
function wordChanges(old: CompiledForm, next: CompiledForm): readonly FormChange[] {
  const before = new Map(textsOf(old.definition).map((text) => [text.key, text]))
  return textsOf(next.definition).flatMap((text) => {
    const was = before.get(text.key)
    if (was === undefined) return []
    const isHeading = text.place.kind === 'section' || text.place.kind === 'page'
    const parts = [...(isHeading ? part('heading', was.vi, text.vi, text.key) : []), ...part('english', was.en, text.en, text.key)]
    return parts.map((each) => ({ ...each, ...ownerOf(next, text) }))
  })
}

/**
 * What differs between two versions of a form, field by field (by their ids), in the new form's order; then its rules, and the form as a
 * whole; words last. Nothing for two versions that mean the same, however they are written.
 */
export const describeChanges = (old: CompiledForm, next: CompiledForm): readonly FormChange[] => [
  ...fieldChanges(old, next),
  ...ruleChanges(old, next),
  ...formProperties.flatMap((name) =>
    part('form', old.definition[name], next.definition[name], name).map((each) => ({ ...each, fieldId: '', path: '', title: '' })),
  ),
  ...wordChanges(old, next),
]
