import { issue, type Issue } from '../../../lib/issue.ts'
import type { JsonObject } from '../../../lib/json.ts'
import { newField, rowsOf } from '../../authoring/new-field.ts'
import type { UiSchema } from '../../definition.ts'
import type { FieldSettings, FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { ROW_PROPERTY } from '../../validate/check-object.ts'
import { isEqualJson } from '../../validate/equal.ts'
import { choicesIn, choiceSchema } from './entries/inline-choices.ts'
import { withKeyword } from './field-parts.ts'
import type { FieldParts, PanelEntry } from './panel.ts'
import { entriesOf, readPanel } from './read-panel.ts'
import { ownData, writePanel } from './write-panel.ts'

export interface Converted extends FieldParts {
  /**
   * `convert.setting` {name, value}: a setting that the new type has no place for ·
   * `convert.keyword` {keyword}: a word of the schema that no panel shows · `convert.field` {name, title}: a field that was inside.
   */
  readonly lost: readonly Issue[]
}

const words: readonly FieldTypeName[] = ['text', 'long-text']
const numbers: readonly FieldTypeName[] = ['integer', 'decimal', 'money', 'slider', 'rating']
const codes: readonly FieldTypeName[] = ['choice', 'multi-choice', 'ranking', 'image-choice', 'admin-unit']
const days: readonly FieldTypeName[] = ['date', 'partial-date', 'period', 'date-time', 'time']
const identifiers: readonly FieldTypeName[] = [
  'personal-id',
  'tax-code',
  'phone',
  'email',
  'url',
  'social-insurance',
  'health-insurance',
  'agency-code',
  'parcel-id',
  'barcode',
]
const files: readonly FieldTypeName[] = ['file', 'photo', 'audio']
const places: readonly FieldTypeName[] = ['geo-point', 'geo-line', 'geo-polygon', 'parcel-id']
const holders: readonly FieldTypeName[] = ['group', 'repeat']

/** Types whose values are near each other's, and what to offer for each, the nearest first. */
const families: readonly (readonly [readonly FieldTypeName[], readonly FieldTypeName[]])[] = [
  [words, [...words, 'choice', ...identifiers, 'integer', 'decimal', 'date', 'yes-no']],
  [numbers, [...numbers, 'text', 'choice']],
  [codes, [...codes, 'yes-no', 'text']],
  [days, [...days, 'text']],
  [identifiers, ['text', ...identifiers]],
  [files, files],
  [places, [...places, 'text']],
  [holders, holders],
  [['yes-no'], ['choice', 'text']],
  [['hidden'], ['text', 'integer', 'decimal', 'yes-no']],
  [['note'], ['text', 'long-text']],
  [['matrix', 'grid'], ['group']],
  [['address'], ['group', 'text']],
]

/** The types to offer first for a field of this type. */
export function conversionsOf(type: FieldTypeName): readonly FieldTypeName[] {
  const found = families.filter(([members]) => members.includes(type)).flatMap(([, offered]) => offered)
  return [...new Set(found.length === 0 ? (['text'] as const) : found)].filter((each) => each !== type)
}

const widgets: Readonly<Partial<Record<FieldTypeName, UiSchema['ui:widget']>>> = {
  'long-text': 'textarea',
  hidden: 'hidden',
  'yes-no': 'radio',
}

const isPart = (value: unknown): value is UiSchema => typeof value === 'object' && value !== null

/** How the fields inside are shown: rows have them one step further in. */
function innerUi(from: FieldTypeName, to: FieldTypeName, ui: UiSchema): UiSchema {
  const { 'ui:widget': _, 'ui:options': __, items, ...parts } = ui
  const { [ROW_PROPERTY]: ___, ...inside } = from === 'repeat' ? (isPart(items) ? items : {}) : parts
  return to === 'repeat' ? { items: { ...inside, [ROW_PROPERTY]: { 'ui:widget': 'hidden' } } } : inside
}

/** Without what only the old type says there. A field that nobody sees stays unseen, unless that was its type. */
function uiOf(from: FieldTypeName, to: FieldTypeName, ui: UiSchema, keepsParts: boolean): UiSchema {
  const next = from !== 'hidden' && ui['ui:widget'] === 'hidden' ? 'hidden' : widgets[to]
  return { ...(keepsParts ? innerUi(from, to, ui) : {}), ...(next === undefined ? {} : { 'ui:widget': next }) }
}

const holds = (type: FieldTypeName): boolean =>
  type === 'group' || type === 'address' || type === 'grid' || type === 'matrix' || type === 'repeat'

/** The object of the fields inside: of the rows, for a repeat. */
const inside = (type: FieldTypeName, schema: JsonSchema): JsonSchema => (type === 'repeat' ? (schema.items ?? {}) : schema)

const withoutRow = ({ properties = {}, required = [], ...rest }: JsonSchema): JsonSchema => {
  const { [ROW_PROPERTY]: _, ...others } = properties
  const kept = required.filter((name) => name !== ROW_PROPERTY)
  return { ...rest, properties: others, ...(kept.length === 0 ? {} : { required: kept }) }
}

/** What of an object makes its fields, as against what it is called. */
function innerWords(object: JsonSchema): JsonSchema {
  const { title: _, description: __, 'x-phieu': ___, default: ____, minItems: _____, maxItems: ______, items: _______, ...rest } = object
  return rest
}

/** Group to rows and back: the fields inside go along, with their conditions. */
function convertHolder(from: FieldTypeName, to: FieldTypeName, base: JsonSchema, schema: JsonSchema): JsonSchema {
  const object = innerWords(inside(from, schema))
  const { type: _, items: __, properties: ___, unevaluatedProperties: ____, ...named } = base
  if (to === 'repeat') return { ...named, type: 'array', items: rowsOf(object) }
  return { ...named, ...(from === 'repeat' ? withoutRow(object) : object) }
}

const lostFields = (type: FieldTypeName, schema: JsonSchema): readonly Issue[] =>
  holds(type)
    ? Object.entries(inside(type, schema).properties ?? {})
        .filter(([name]) => name !== ROW_PROPERTY)
        .map(([name, each]) => issue('convert.field', '', { name, title: each.title ?? name }))
    : []

/** Yes and no as choices, and two choices as yes and no, have no entry in common; their words are carried here. */
function choicesFor(from: FieldTypeName, field: FieldParts): readonly string[] | undefined {
  if (from === 'yes-no') return ['Có', 'Không']
  const titles = choicesIn(choiceSchema(field)).map(({ title }) => title)
  return titles.length > 0 ? titles : undefined
}

/** The settings of one entry into the new field, as far as it takes them. */
function carried(to: FieldTypeName, field: FieldParts, entry: PanelEntry, data: JsonObject): FieldParts {
  const own = ownData(entry, data)
  if (Object.keys(own).length === 0) return field
  const whole = writePanel(to, field.schema, field.uiSchema, { ...readPanel(to, field.schema, field.uiSchema), ...own })
  if (!whole.ok) return field
  return { schema: whole.value.schema, uiSchema: whole.value.uiSchema }
}

/** Names that mean the same in both panels: written by one entry. */
function carry(from: FieldTypeName, to: FieldTypeName, old: FieldParts, fresh: FieldParts): FieldParts {
  const data = readPanel(from, old.schema, old.uiSchema)
  return entriesOf(to, fresh).reduce((now, entry) => {
    const known = Object.fromEntries(Object.entries(ownData(entry, data)).filter(([name]) => fitsPart(entry, now, name, data)))
    return carried(to, now, entry, known)
  }, fresh)
}

/** A default of another kind of value is none here; lists of choices are of one shape everywhere. */
function fitsPart(entry: PanelEntry, field: FieldParts, name: string, data: JsonObject): boolean {
  const part = entry.part({ lists: [], forms: [], siblings: [], numberParts: [] }, field)
  const type = part.properties[name]?.type
  const value = data[name]
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return typeof value === 'number'
  return true
}

const lostSettings = (from: FieldTypeName, to: FieldTypeName, old: FieldParts, made: FieldParts): readonly Issue[] => {
  const [before, after] = [readPanel(from, old.schema, old.uiSchema), readPanel(to, made.schema, made.uiSchema)]
  const fresh = readPanel(from, newField({ type: from, title: '' }), {})
  return Object.entries(before)
    .filter(([name, value]) => !isEqualJson(after[name], value) && !isEqualJson(fresh[name], value) && value !== false)
    .map(([name, value]) => issue('convert.setting', '', { name, value }))
}

const unshown = ['not', 'if', 'allOf', 'anyOf', 'const', 'readOnly'] as const

const lostKeywords = (old: FieldParts, made: FieldParts): readonly Issue[] =>
  unshown
    .filter((keyword) => old.schema[keyword] !== undefined && made.schema[keyword] === undefined)
    .map((keyword) => issue('convert.keyword', '', { keyword }))

/** A worked-out value stays worked out; what nobody can type has no field to be typed into. */
function withComputed(field: FieldParts, old: FieldParts, to: FieldTypeName): FieldParts {
  if (old.schema['x-phieu']?.computed !== true || holds(to) || to === 'island' || to === 'note') return field
  return withKeyword(
    { ...field, schema: { ...field.schema, 'x-phieu': { ...field.schema['x-phieu'], computed: true } as FieldSettings } }, // with its id and type
    'readOnly',
    true,
  )
}

/**
 * The same field as another type: its words, its id, its concept, and every setting that means the same there.
 * What is lost is told, and nothing else is; the values of records are for the upgrade map (`UpgradeStep` `convert`).
 */
export function convertField(from: FieldTypeName, to: FieldTypeName, old: FieldParts): Converted {
  const { title = '', description, 'x-phieu': settings } = old.schema
  const keepsParts = holds(from) && (to === 'group' || to === 'repeat')
  const made = newField({
    type: to,
    title,
    ...(description === undefined ? {} : { help: description }),
    ...(settings?.concept === undefined ? {} : { concept: settings.concept }),
    ...choicesOption(choicesFor(from, old)),
  })
  const named: JsonSchema = {
    ...made,
    'x-phieu': { ...made['x-phieu'], ...(settings?.id === undefined ? {} : { id: settings.id }) } as FieldSettings, // its type is the new one
  }
  const uiSchema = uiOf(from, to, old.uiSchema, keepsParts)
  const fresh = withComputed({ schema: keepsParts ? convertHolder(from, to, named, old.schema) : named, uiSchema }, old, to)
  const field = carry(from, to, old, fresh)
  const gone = keepsParts ? [] : [...lostKeywords(old, field), ...lostFields(from, old.schema)]
  return { ...field, lost: [...lostSettings(from, to, old, field), ...gone] }
}

const choicesOption = (choices: readonly string[] | undefined) => (choices === undefined ? {} : { choices })
