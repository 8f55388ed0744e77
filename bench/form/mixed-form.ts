import type { FormDefinition, UiSchema } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { fieldSchema, KEY_VALUE, kindSchemas, mixedSections, type MixedField, type MixedRepeat, type MixedSection } from './mixed-fields.ts'

/** Field ids in the order in which they are asked for. */
function idMaker(): () => string {
  const made = { count: 0 }
  return () => `b${String(made.count++).padStart(7, '0')}`
}

const propertiesOf = (fields: readonly MixedField[], id: () => string): Record<string, JsonSchema> =>
  Object.fromEntries(fields.map((each) => [each.name, fieldSchema(each, id())]))

const repeatSchema = (repeat: MixedRepeat, id: () => string): JsonSchema => ({
  title: repeat.title,
  'x-phieu': { id: id(), type: 'repeat' },
  type: 'array',
  maxItems: 20,
  items: {
    type: 'object',
    properties: { _row: { type: 'string', format: 'uuid' }, ...propertiesOf(repeat.columns, id) },
    required: ['_row', 'label'],
    unevaluatedProperties: false,
  },
})

const isKey = (section: MixedSection): boolean => section.fields.some((each) => each.conditional)

function conditionOf(section: MixedSection, id: () => string): JsonSchema {
  const shown = section.fields.filter((each) => each.conditional)
  const key = `${section.id}_kind`
  return {
    if: { properties: { [key]: { const: KEY_VALUE } }, required: [key] },
    then: { properties: propertiesOf(shown, id), required: shown.slice(0, 1).map((each) => each.name) },
  }
}

function uiOf(sections: readonly MixedSection[]): UiSchema {
  const widgets = { radios: 'radio', 'yes-no': 'radio', boxes: 'checkboxes', 'long-text': 'textarea' } as const
  const fields = sections.flatMap((section) => section.fields)
  return {
    'ui:order': [...sections.flatMap(namesOf), '*'],
    'ui:options': { sections: sections.map((section) => ({ id: section.id, title: section.title, fields: namesOf(section) })) },
    ...Object.fromEntries(
      fields.flatMap((each) =>
        each.kind in widgets ? [[each.name, { 'ui:widget': widgets[each.kind as keyof typeof widgets] }] as const] : [],
      ),
    ),
    ...Object.fromEntries(
      sections.flatMap((section) =>
        section.repeat === null ? [] : [[section.repeat.name, { items: { _row: { 'ui:widget': 'hidden' } } }] as const],
      ),
    ),
  }
}

const namesOf = (section: MixedSection): string[] => [
  ...section.fields.map((each) => each.name),
  ...(section.repeat === null ? [] : [section.repeat.name]),
]

function rulesOf(sections: readonly MixedSection[]): FormDefinition['rules'] {
  return sections.filter(isKey).flatMap((section): FormDefinition['rules'] => [
    {
      id: `${section.id.slice(1).padStart(3, '0')}warn0`,
      check: `${section.id}_fund <= 100000000000`,
      at: `/${section.id}_fund`,
      severity: 'warn',
      message: 'Vốn trên 100 tỷ đồng là bất thường. Đếm lại số không.',
    },
    {
      id: `${section.id.slice(1).padStart(3, '0')}block`,
      check: `${section.id}_people >= 1 || ${section.id}_fund < 1000000000`,
      at: `/${section.id}_people`,
      severity: 'block',
      message: 'Cơ sở vốn lớn phải có lao động. Ghi số lao động.',
    },
  ])
}

/** The benchmark's form with `n` fields (a multiple of 20); rules and conditions in every fifth section, a repeat in another fifth. */
export function mixedForm(n: number): FormDefinition {
  const sections = mixedSections(n)
  const id = idMaker()
  const properties = Object.assign(
    {},
    ...sections.map((section) => ({
      ...propertiesOf(
        section.fields.filter((each) => !each.conditional),
        id,
      ),
      ...(section.repeat === null ? {} : { [section.repeat.name]: repeatSchema(section.repeat, id) }),
    })),
  ) as Record<string, JsonSchema> // Object.assign of several maps of the same kind
  return {
    format: 1,
    key: `bench-${n}`,
    version: 1,
    title: `Phiếu đo tốc độ, ${n} trường`,
    department: 'so-khcn',
    owner: 'Giám đốc Sở',
    purpose: 'Đo tốc độ của trình hiển thị.',
    legalBasis: ['Kế hoạch 145/KH-UBND'],
    retention: { kind: 'never-delete', basis: 'Phép đo' },
    identityKeys: [['/s00_code']],
    searchable: ['/s00_name'],
    titleFields: ['/s00_name'],
    personalData: {},
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: kindSchemas,
      type: 'object',
      properties,
      required: sections.flatMap((section) => [`${section.id}_name`, `${section.id}_people`]),
      allOf: sections.filter(isKey).map((section) => conditionOf(section, id)),
      unevaluatedProperties: false,
    },
    uiSchema: uiOf(sections),
    rules: rulesOf(sections),
    translations: {},
  }
}

/** What stands in the form at first: the key fields, so that all fields show, and the rows of the repeats. */
export function mixedValues(n: number): JsonObject {
  return Object.fromEntries(
    mixedSections(n).flatMap((section) => [
      ...(isKey(section) ? [[`${section.id}_kind`, KEY_VALUE] as const] : []),
      ...(section.repeat === null ? [] : [[section.repeat.name, section.repeat.rows.map((_row) => ({ _row }))] as const]),
    ]),
  )
}

/** Mistakes of a record that is about to be sent: so many first sections lack the name that each must have. */
export const MISTAKES = 10

/** A record that could be sent but for `MISTAKES` missing names; in a form of fewer sections one in each. */
export const submitValues = (n: number): JsonObject => ({
  ...mixedValues(n),
  ...Object.fromEntries(
    mixedSections(n).flatMap((section, at): (readonly [string, JsonValue])[] => [
      ...(at < MISTAKES ? [] : [[`${section.id}_name`, 'Nguyễn Văn An'] as const]),
      [`${section.id}_people`, 5],
      ...(isKey(section) ? [[`${section.id}_licence`, 'GP-01'] as const] : []),
      ...(section.repeat === null ? [] : [[section.repeat.name, section.repeat.rows.map((_row) => ({ _row, label: 'Bình' }))] as const]),
    ]),
  ),
})
