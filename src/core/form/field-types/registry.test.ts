import { describe, expect, test } from 'vitest'
import type { FormNode } from '../compiled-form.ts'
import { containerTypes, fieldTypeNames, type FieldTypeName } from '../field-settings.ts'
import { formats } from '../validate/formats.ts'
import { compilePattern } from '../validate/pattern.ts'
import { testContext, testNode } from '../testing/test-node.ts'
import { fieldType } from './registry.ts'

const oneOf = [
  { const: 'a', title: 'Cha' },
  { const: 'b', title: 'Mẹ' },
  { const: 'c', title: 'Ông bà' },
]
const bounds = [{ south: 20.59, west: 106.12, north: 21.24, east: 107.22 }]
const month = '^\\d{4}-(0[1-9]|1[0-2])$'

/** Each type with the schemas that forms use it with. */
const nodes: Readonly<Record<FieldTypeName, readonly FormNode[]>> = {
  group: [testNode('group')],
  address: [testNode('address')],
  grid: [testNode('grid')],
  repeat: [testNode('repeat')],
  text: [
    testNode('text', { type: 'string', maxLength: 3 }),
    testNode('text', { type: 'string', minLength: 30 }),
    testNode('text', { type: 'string', pattern: '^\\d{10}$' }),
    testNode('text', { type: 'string', format: 'email' }),
    testNode('text', { type: 'string' }, { upperCase: true }),
  ],
  'long-text': [testNode('long-text', { type: 'string' })],
  integer: [
    testNode('integer', { type: 'integer', minimum: 0, maximum: 99_999 }),
    testNode('integer', { type: 'integer', maximum: -5 }),
    testNode('integer', { type: 'integer', minimum: 1900, maximum: 2100 }),
    testNode('integer', { type: 'integer', exclusiveMinimum: 0, multipleOf: 5 }),
  ],
  decimal: [
    testNode('decimal', { type: 'number', multipleOf: 0.1, minimum: 0.5 }),
    testNode('decimal', { type: 'number', multipleOf: 0.01 }, { suffix: 'm²' }),
  ],
  money: [testNode('money', { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })],
  date: [testNode('date', { type: 'string', format: 'date' })],
  'partial-date': [testNode('partial-date', { type: 'string', format: 'partial-date' })],
  period: [month, '^\\d{4}-Q[1-4]$', '^\\d{4}$', '^\\d{4}-\\d{4}$'].map((pattern) =>
    testNode('period', { type: 'string', format: 'period', pattern }),
  ),
  'yes-no': [testNode('yes-no', { type: 'boolean' })],
  choice: [testNode('choice', { type: 'string', oneOf }), testNode('choice', { type: 'string' }, { list: 'provinces' })],
  'multi-choice': [
    testNode('multi-choice', { type: 'array', uniqueItems: true, items: { type: 'string', oneOf } }),
    testNode('multi-choice', { type: 'array', uniqueItems: true, items: { type: 'string' } }, { list: 'communes' }),
  ],
  'personal-id': [testNode('personal-id', { type: 'string', format: 'personal-id' })],
  'tax-code': [testNode('tax-code', { type: 'string', format: 'tax-code' })],
  phone: [testNode('phone', { type: 'string', format: 'phone-vn' })],
  email: [testNode('email', { type: 'string', format: 'email' })],
  'social-insurance': [testNode('social-insurance', { type: 'string', format: 'social-insurance' })],
  'health-insurance': [testNode('health-insurance', { type: 'string', format: 'health-insurance' })],
  'agency-code': [testNode('agency-code', { type: 'string', format: 'agency-code' })],
  'parcel-id': [
    testNode('parcel-id', { type: 'string', format: 'parcel-id' }),
    testNode('parcel-id', { type: 'string', format: 'parcel-id' }, { bounds }),
  ],
  file: [testNode('file', { type: 'object' }), testNode('file', { type: 'object' }, { accept: ['image/png'], maxBytes: 5000 })],
  photo: [testNode('photo', { type: 'object' })],
  'admin-unit': [testNode('admin-unit', { type: 'string' }, { list: 'communes', filter: { province: '=31' } })],
  'geo-point': [testNode('geo-point', { type: 'object' }), testNode('geo-point', { type: 'object' }, { bounds })],
  'record-ref': [testNode('record-ref', { type: 'object' }, { form: 'household-business' })],
  'assigned-number': [testNode('assigned-number', { type: 'string' }, { series: 'births', pattern: '{n}/{yyyy}' })],
  time: [
    testNode('time', { type: 'string', format: 'local-time' }),
    testNode('time', { type: 'string', format: 'local-time' }, { seconds: true }),
  ],
  'date-time': [
    testNode('date-time', { type: 'string', format: 'date-time' }),
    testNode('date-time', { type: 'string', format: 'date-time' }, { seconds: true }),
  ],
  url: [testNode('url', { type: 'string', format: 'uri' })],
  rating: [testNode('rating', { type: 'integer', minimum: 1, maximum: 7 })],
  slider: [
    testNode('slider', { type: 'integer', minimum: -20, maximum: 60, multipleOf: 5 }),
    testNode('slider', { type: 'number', minimum: 0, maximum: 1, multipleOf: 0.05 }, { suffix: 'm' }),
  ],
  ranking: [testNode('ranking', { type: 'array', uniqueItems: true, minItems: 2, maxItems: 3, items: { type: 'string', oneOf } })],
  'image-choice': [
    testNode('image-choice', { type: 'string', oneOf }),
    testNode('image-choice', { type: 'array', uniqueItems: true, items: { type: 'string', oneOf } }),
  ],
  matrix: [testNode('matrix')],
  'geo-line': [testNode('geo-line', { type: 'object' }), testNode('geo-line', { type: 'object' }, { bounds })],
  'geo-polygon': [testNode('geo-polygon', { type: 'object' }), testNode('geo-polygon', { type: 'object' }, { bounds })],
  barcode: [
    testNode('barcode', { type: 'string', maxLength: 80 }),
    testNode('barcode', { type: 'string', maxLength: 80 }, { symbologies: ['ean-13', 'ean-8'] }),
  ],
  audio: [testNode('audio', { type: 'object' })],
  note: [testNode('note', { type: 'null' })],
  hidden: [
    testNode('hidden', { type: 'string' }),
    testNode('hidden', { type: 'integer' }),
    testNode('hidden', { type: 'number', multipleOf: 0.5 }),
    testNode('hidden', { type: 'boolean' }),
  ],
  island: [testNode('island', { type: ['string', 'null'] }), testNode('island', { type: 'array', items: { type: 'string' } })],
}

/** Types whose text is read-only, or stands for other fields. */
const untyped: readonly FieldTypeName[] = [...containerTypes, 'record-ref', 'assigned-number', 'file', 'photo', 'audio', 'note', 'island']
const cases = fieldTypeNames.flatMap((name) =>
  nodes[name].map((node, i): [string, FieldTypeName, FormNode] => [`${name} ${i}`, name, node]),
)
const seeds = Array.from({ length: 40 }, (_, i) => i * 13)
const context = testContext()

describe.each(cases)('%s', (_, name, node) => {
  const type = fieldType(name)

  test('is registered under its own name', () => {
    expect(type.name).toBe(name)
  })

  test('takes its own samples', () => {
    for (const seed of seeds) {
      const value = type.sample(node, seed, context)
      expect(type.check(value, node, context, {})).toEqual([])
      const format = formats[node.schema.format ?? '']
      if (typeof value === 'string' && format !== undefined) expect(format(value, { demo: true })).toBeNull()
      if (typeof value === 'string' && node.schema.pattern !== undefined) expect(compilePattern(node.schema.pattern)(value)).toBe(true)
    }
  })

  test('reads back what it shows in an input', () => {
    if (untyped.includes(name)) return
    for (const seed of seeds) {
      const value = type.sample(node, seed, context)
      expect(type.parse(type.format(value, node), node)).toEqual({ ok: true, value })
    }
  })

  test('begins a new record with the default of its schema, unless nobody types it', () => {
    const value = type.sample(node, 3, context)
    const wanted = untyped.includes(name) && name !== 'island' ? undefined : value
    expect(type.default({ ...node, schema: { ...node.schema, default: value } })).toEqual(wanted)
    expect(type.default(node)).toBeUndefined()
  })

  test('reads empty text as no value', () => {
    for (const text of ['', '  ', '\u00A0\u200B']) expect(type.parse(text, node)).toEqual({ ok: true, value: undefined })
  })

  test('shows any stored value without failing', () => {
    for (const value of [null, true, 7, 'x', [], {}, [1], { lat: 'x' }]) {
      expect(typeof type.format(value, node)).toBe('string')
      for (const lang of ['vi', 'en'] as const) expect(typeof type.display(value, node, { lists: context.lists, lang })).toBe('string')
      type.check(value, node, context, {})
    }
  })
})
