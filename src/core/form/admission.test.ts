import { expect, test } from 'vitest'
import { admissionIssues } from './admission.ts'
import type { FormDefinition, UiSchema } from './definition.ts'
import type { FieldSettings } from './field-settings.ts'
import type { JsonSchema } from './json-schema.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'

const issuesOf = (overrides: Partial<FormDefinition>): readonly string[] =>
  admissionIssues(smallDefinition(overrides)).map((each) => `${each.code} ${each.path}`)
const withField = (x: JsonSchema, rest: JsonSchema = {}): readonly string[] => issuesOf({ schema: smallSchema({ x }, rest) })

const settings = (type: FieldSettings['type'], more: Partial<FieldSettings> = {}): JsonSchema => ({
  'x-phieu': { id: 'xxxxxxxx', type, ...more },
})
const commune: JsonSchema = {
  type: 'string',
  'x-phieu': { id: 'commune0', type: 'admin-unit', list: 'communes', filter: { province: 'province' } },
}
const province: JsonSchema = { type: 'string', 'x-phieu': { id: 'province', type: 'choice', list: 'provinces' } }
const object = (properties: Readonly<Record<string, JsonSchema>>, rest: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  properties,
  unevaluatedProperties: false,
  ...rest,
})
const row: JsonSchema = { type: 'string', format: 'uuid' }
const share: JsonSchema = { type: 'integer', 'x-phieu': { id: 'share000', type: 'integer' } }
const members: JsonSchema = { type: 'array', items: object({ _row: row, share }, { required: ['_row'] }), ...settings('repeat') }

const ab: readonly JsonSchema[] = [
  { const: 'a', title: 'A' },
  { const: 'b', title: 'B' },
]
const line = (id: string, oneOf = ab): JsonSchema => ({ type: 'string', oneOf, 'x-phieu': { id, type: 'choice' } })
const png = 'data:image/png;base64,iVBORw0KGgo='

test('fields of every type are admitted as the guide writes them', () => {
  const fields: Readonly<Record<string, JsonSchema>> = {
    group: object({ a: { type: 'string', ...settings('text') } }, settings('group')),
    repeat: members,
    address: object({ province, commune }, settings('address')),
    decimal: { type: 'number', multipleOf: 0.01, ...settings('decimal') },
    money: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, ...settings('money') },
    choice: { type: 'string', oneOf: [{ const: 'a', title: 'A' }], ...settings('choice') },
    'multi-choice': { type: 'array', uniqueItems: true, items: { type: 'string' }, ...settings('multi-choice', { list: 'communes' }) },
    'tax-code': { type: 'string', format: 'tax-code-or-personal-id', ...settings('tax-code') },
    'geo-point': object({ lat: { type: 'number' }, lon: { type: 'number' } }, settings('geo-point')),
    ranking: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: ab }, ...settings('ranking') },
    'image-choice': { type: 'string', oneOf: ab, ...settings('image-choice', { images: { a: png, b: png } }) },
    matrix: object({ a: line('linea000'), b: line('lineb000') }, settings('matrix')),
    note: { type: 'null', ...settings('note') },
    rating: { type: 'integer', minimum: 1, maximum: 5, ...settings('rating') },
    slider: { type: 'number', minimum: 0, maximum: 1, multipleOf: 0.1, ...settings('slider') },
    'record-ref': object({ recordId: row, unitId: row, title: { type: 'string' } }, settings('record-ref', { form: 'birth-registration' })),
    'assigned-number': { type: 'string', readOnly: true, ...settings('assigned-number', { series: 'births', pattern: '{n}/{yyyy}' }) },
  }
  for (const [name, field] of Object.entries(fields)) {
    // The group's child bears the group's own id on purpose: that alone is told.
    expect([name, withField(field)]).toEqual([
      name,
      name === 'group' ? ['field.id-duplicate /schema/properties/x/properties/a/x-phieu'] : [],
    ])
  }
})

test.each<[string, JsonSchema]>([
  ['a date without its format', { type: 'string', ...settings('date') }],
  ['a choice of nothing', { type: 'string', ...settings('choice') }],
  ['a choice of two sources', { type: 'string', enum: ['a'], ...settings('choice', { list: 'communes' }) }],
  ['a decimal without a scale', { type: 'number', ...settings('decimal') }],
  ['a decimal finer than six places', { type: 'number', multipleOf: 0.0000001, ...settings('decimal') }],
  ['money without a limit', { type: 'integer', minimum: 0, ...settings('money') }],
  ['rows without identity', { type: 'array', items: object({ share }), ...settings('repeat') }],
  ['an administrative unit without a list', { type: 'string', ...settings('admin-unit') }],
  ['an assigned number that may be typed', { type: 'string', ...settings('assigned-number', { series: 'births', pattern: '{n}' }) }],
  ['a computed field that may be typed', { type: 'integer', ...settings('integer', { computed: true }) }],
  ['a rating without its ends', { type: 'integer', minimum: 0, maximum: 5, ...settings('rating') }],
  ['a slider without an end', { type: 'integer', minimum: 0, ...settings('slider') }],
  ['a note with a value', { type: 'string', ...settings('note') }],
  ['a choice by pictures of which one is missing', { type: 'string', oneOf: ab, ...settings('image-choice', { images: { a: png } }) }],
  [
    'a ranking of a list that is looked up',
    { type: 'array', uniqueItems: true, items: { type: 'string' }, ...settings('ranking', { list: 'communes' }) },
  ],
  ['a matrix of different answers', object({ a: line('linea000'), b: line('lineb000', ab.slice(1)) }, settings('matrix'))],
  [
    'a grid of uneven rows',
    object({ a: object({ total: share }, settings('group')), b: object({ female: share }, settings('group')) }, settings('grid')),
  ],
])('%s is refused', (_, field) => {
  expect(withField(field)).toContain('field.schema /schema/properties/x')
})

test.each([
  ['a drawing', 'data:image/svg+xml;base64,PHN2Zz48L3N2Zz4='],
  ['a page that says it is a picture', 'data:image/png;base64,PHN2Zz48L3N2Zz4='],
  ['an address elsewhere', 'https://example.vn/a.png'],
  ['a picture of 60 kB', `${png.slice(0, -1)}${'A'.repeat(80_000)}`],
])('%s is no picture of a choice', (_, a) => {
  const field: JsonSchema = { type: 'string', oneOf: ab, ...settings('image-choice', { images: { a, b: png } }) }
  expect(withField(field)).toEqual([expect.stringMatching(/^shape\..* \/schema\/properties\/x\/x-phieu\/images\/a$/)])
})

test('an assigned number is never required of a clerk', () => {
  const number: JsonSchema = { type: 'string', readOnly: true, ...settings('assigned-number', { series: 'births', pattern: '{n}' }) }
  expect(withField(number, { required: ['x'] })).toEqual(['field.schema /schema/properties/x'])
})

test('an assigned number is split by what every record gives', () => {
  const number = (more: Partial<FieldSettings>): JsonSchema => ({
    type: 'string',
    readOnly: true,
    ...settings('assigned-number', { series: 'births', pattern: '{n}', ...more }),
  })
  expect(withField(number({ by: ['/name'], pattern: '{n}/{yyyy}/{name}' }), { required: ['name'] })).toEqual([])
  const at = '/schema/properties/x/x-phieu'
  expect(withField(number({ by: ['/name'] }), { required: ['day'] })).toEqual([`number.by-optional ${at}/by/0`])
  expect(withField(number({ by: ['/nobody'] }))).toEqual([`path.unknown ${at}/by/0`])
  expect(withField(number({ by: ['/x'] }))).toEqual([`number.by-type ${at}/by/0`])
  expect(withField(number({ pattern: '{n}{nobody}' }))).toEqual([`number.pattern-unknown ${at}/pattern`])
  expect(withField(number({ pattern: '{n}{name}' }), { required: ['day'] })).toEqual([`number.pattern-optional ${at}/pattern`])
  expect(withField({ type: 'string', ...settings('text', { by: ['/name'] }) })).toEqual([`number.by-misplaced ${at}`])
})

test('every field says its type and its id, and an id names one field', () => {
  expect(withField({ type: 'string' })).toEqual(['field.type-missing /schema/properties/x'])
  // The id is what a first draft lacks; the formatter fills it in.
  expect(withField({ type: 'string', 'x-phieu': JSON.parse('{"type":"text"}') as FieldSettings })).toEqual([
    'field.id-missing /schema/properties/x',
  ])
  expect(withField({ type: 'string', 'x-phieu': { id: 'name0000', type: 'text' } })).toEqual([
    'field.id-duplicate /schema/properties/x/x-phieu',
  ])
})

test('a property declared in two branches is one field with one id', () => {
  const branch = (id: string, value: string): JsonSchema => ({
    if: { properties: { name: { const: value } }, required: ['name'] },
    then: { properties: { extra: { type: 'string', 'x-phieu': { id, type: 'text' } } } },
  })
  expect(issuesOf({ schema: smallSchema({}, { allOf: [branch('extra000', 'a'), branch('extra000', 'b')] }) })).toEqual([])
  expect(issuesOf({ schema: smallSchema({}, { allOf: [branch('extra000', 'a'), branch('extra111', 'b')] }) })).toEqual([
    'field.id-differs /schema/allOf/1/then/properties/extra/x-phieu',
  ])
})

test('a branch may narrow a field that is declared elsewhere', () => {
  const allOf = [
    {
      if: { properties: { name: { const: 'a' } }, required: ['name'] },
      then: { properties: { day: { pattern: '^2026' } }, required: ['day'] },
    },
  ]
  expect(issuesOf({ schema: smallSchema({}, { allOf }) })).toEqual([])
})

test('a definition may be used twice, and its faults are told once', () => {
  const person = object({
    full: { type: 'string', 'x-phieu': { id: 'full0000', type: 'text' } },
    born: { type: 'string', 'x-phieu': { id: 'born0000', type: 'date' } },
  })
  const site = (id: string): JsonSchema => ({ $ref: '#/$defs/person', 'x-phieu': { id, type: 'group' } })
  const schema = smallSchema({ mother: site('mother00'), father: site('father00') }, { $defs: { person } })
  expect(issuesOf({ schema, searchable: ['/mother/full'], personalData: { 'mother00-full0000': { class: 'basic', why: 'x' } } })).toEqual([
    'field.schema /schema/$defs/person/properties/born',
  ])
})

test('filters and copies name fields beside them', () => {
  expect(withField(commune)).toEqual(['field.filter-unknown /schema/properties/x/x-phieu'])
  const reference = object(
    { recordId: row, unitId: row, title: row },
    settings('record-ref', { form: 'other-form', copy: { '/name': 'name', '/y': 'y' } }),
  )
  expect(withField(reference)).toEqual(['field.copy-unknown /schema/properties/x/x-phieu'])
})

test.each<[Partial<FormDefinition>, string]>([
  [{ searchable: ['/nobody'] }, 'path.unknown /searchable/0'],
  [{ identityKeys: [['/name', '/toString']] }, 'path.unknown /identityKeys/0/1'],
  [{ titleFields: ['/members'] }, 'path.not-a-value /titleFields/0'],
  [{ titleFields: ['/members/@/share'] }, 'path.in-rows /titleFields/0'],
  [{ identityKeys: [['/members/@/share']] }, 'path.in-rows /identityKeys/0/0'],
  [{ period: { kind: 'month', field: '/name' } }, 'period.not-a-period /period/field'],
  [{ personalData: { nobody00: { class: 'basic', why: 'x' } } }, 'id.unknown /personalData/nobody00'],
  [{ translations: { en: { fields: { nobody00: { title: 'x' } } } } }, 'id.unknown /translations/en/fields/nobody00'],
  [
    { translations: { en: { fields: { name0000: { words: { 'Không có': 'x' } } } } } },
    'words.unknown /translations/en/fields/name0000/words/Không có',
  ],
  [{ translations: { en: { rules: { nobody00: 'x' } } } }, 'rule.unknown /translations/en/rules/nobody00'],
])('what the meta part names must be there: %#', (overrides, expected) => {
  expect(issuesOf({ schema: smallSchema({ members }), ...overrides })).toEqual([expected])
})

test('fields in rows may be searched', () => {
  expect(issuesOf({ schema: smallSchema({ members }), searchable: ['/members/@/share'] })).toEqual([])
})

test('rule ids are unique', () => {
  const rule = { id: 'rule0000', check: 'true', at: '/name', severity: 'warn' as const, message: 'x' }
  expect(issuesOf({ rules: [rule, { ...rule }] })).toEqual(['rule.id-duplicate /rules/1/id'])
})

test.each<[object, string]>([
  [{ sections: [{ id: 'a', title: 'A', fields: ['name', 'nobody'] }] }, 'section.field-unknown /uiSchema/ui:options/sections'],
  [{ sections: [{ id: 'a', title: 'A', fields: ['name', 'name'] }] }, 'section.field-twice /uiSchema/ui:options/sections'],
  [{ sections: ['a', 'a'].map((id) => ({ id, title: 'A', fields: [] })) }, 'section.id-duplicate /uiSchema/ui:options/sections'],
  [{ sections: [{ id: 'a', fields: [] }] }, 'section.shape /uiSchema/ui:options/sections'],
  [{ sections: {} }, 'section.shape /uiSchema/ui:options/sections'],
  [{ pages: [{ id: 'p', title: 'P', sections: ['a'] }] }, 'page.section-unknown /uiSchema/ui:options/pages'],
  [{ pages: [{ id: 'p', title: 'P' }] }, 'page.shape /uiSchema/ui:options/pages'],
])('sections and pages hold what there is, once: %#', (options, expected) => {
  expect(issuesOf({ uiSchema: { 'ui:options': options as UiSchema['ui:options'] & object } })).toEqual([expected]) // wrong on purpose
})

test.each<[object, string]>([
  [{ name: { 'ui:widget': 'sparkles' } }, 'ui.widget /uiSchema/name/ui:widget'],
  [{ 'ui:field': 'x' }, 'ui.keyword /uiSchema/ui:field'],
  [{ 'ui:order': 'name' }, 'ui.order /uiSchema/ui:order'],
  [{ name: 'x' }, 'ui.shape /uiSchema/name'],
])('a stock RJSF form can show any uiSchema that is admitted: %#', (uiSchema, expected) => {
  expect(issuesOf({ uiSchema: uiSchema as UiSchema })).toEqual([expected]) // wrong on purpose
})

test('a form whose rows are kept for named people has no record per period', () => {
  const month: JsonSchema = { type: 'string', format: 'period', ...settings('period') }
  const period = { kind: 'month', field: '/x' } as const
  const withMonth = (overrides: Partial<FormDefinition>) =>
    issuesOf({ schema: smallSchema({ x: month }, { required: ['x'] }), ...overrides })
  expect(withMonth({ period })).toEqual([])
  expect(withMonth({ period, access: { rows: 'named' } })).toEqual(['access.with-period /access/rows'])
  expect(withMonth({ access: { rows: 'named' } })).toEqual([])
})
