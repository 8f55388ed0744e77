import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../lib/json.ts'
import { admissionIssues } from './admission.ts'
import { createInstance } from './instance.ts'
import type { JsonSchema } from './json-schema.ts'
import { fillFieldIds } from './fill-field-ids.ts'
import { compiled, testContext } from './testing/compiled.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'
import { validateValues } from './validate-values.ts'

// The tests write words of JSON Schema that a form's own fields may not use.
const schemaWith = (x: object, rest: object = {}): JsonSchema => smallSchema({ x: x as JsonSchema }, rest as JsonSchema)
const settings = { 'x-phieu': { id: 'xxxxxxxx' } }
const named = { 'x-phieu': { id: 'xxxxxxxx', type: 'island' } }
const codes = (x: object, rest: object = {}): readonly string[] =>
  admissionIssues(smallDefinition({ schema: schemaWith(x, rest) })).map((each) => `${each.code} ${each.path}`)
const formOf = (x: object, rest: object = {}, rules: object = {}) => compiled(smallDefinition({ schema: schemaWith(x, rest), ...rules }))

const tree = {
  $defs: {
    tree: {
      type: 'object',
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/tree' } } },
      required: ['name'],
      additionalProperties: false,
    },
  },
}

describe('what becomes an island by itself', () => {
  test.each<[string, object]>([
    ['open alternatives', { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['alternatives without a discriminator', { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }], properties: {} }],
    ['keys by pattern', { type: 'object', patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false }],
    ['free keys', { type: 'object', additionalProperties: { type: 'number' } }],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }],
    ['a list of anonymous objects', { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } }],
    ['a list of free texts', { type: 'array', items: { type: 'string' } }],
    ['several types', { type: ['string', 'number'] }],
    ['a text that may be null', { type: ['string', 'null'] }],
    ['null', { type: 'null' }],
    ['a choice of numbers', { type: 'integer', enum: [1, 2, 3] }],
    ['a file as text', { type: 'string', format: 'data-url' }],
    ['a tree', { $ref: '#/$defs/tree' }],
  ])('%s', (_, schema) => {
    const rest = '$ref' in schema ? tree : {}
    expect(codes({ ...schema, ...settings }, rest)).toEqual([])
    const form = formOf({ ...schema, ...settings }, rest)
    expect(form.byPath.get('/x')).toMatchObject({ type: 'island', kind: 'field', children: [] })
  })

  test('formatting writes down what it is', () => {
    const document = { ...smallDefinition({ schema: schemaWith({ type: ['string', 'null'], 'x-phieu': {} }) }) } as unknown as JsonObject // JSON by nature
    const filled = fillFieldIds(document, () => 'abcdefgh')
    expect(filled).toMatchObject({ schema: { properties: { x: { 'x-phieu': { id: 'abcdefgh', type: 'island' } } } } })
  })

  test('nothing that nodes of ours can state', () => {
    expect(formOf({ type: 'string', 'x-phieu': { id: 'xxxxxxxx', type: 'text' } }).byPath.get('/x')?.type).toBe('text')
  })
})

describe('what is refused', () => {
  test.each<[string, object, object, string]>([
    [
      'open words outside an island',
      { type: 'object', patternProperties: {}, 'x-phieu': { id: 'xxxxxxxx', type: 'group' } },
      {},
      'schema.keyword',
    ],
    ['recursion outside an island', { $ref: '#/$defs/tree', 'x-phieu': { id: 'xxxxxxxx', type: 'group' } }, tree, 'object.not-closed'],
    [
      'recursion of plain groups',
      { $ref: '#/$defs/a', 'x-phieu': { id: 'xxxxxxxx', type: 'group' } },
      {
        $defs: {
          a: {
            type: 'object',
            properties: { a: { $ref: '#/$defs/a', 'x-phieu': { id: 'aaaaaaaa', type: 'group' } } },
            unevaluatedProperties: false,
          },
        },
      },
      'ref.recursive',
    ],
    ['a word that the validator does not know', { ...named, type: 'array', additionalItems: false }, {}, 'schema.keyword'],
    ['a reference out of the document', { ...named, items: { $ref: 'https://example.org/a' } }, {}, 'ref.not-local'],
    ['a reference to nothing', { ...named, items: { $ref: '#/$defs/nothing' } }, {}, 'ref.unknown'],
    ['a pattern that may run for ever', { ...named, type: 'object', patternProperties: { '(?=a)': true } }, {}, 'pattern.unsupported'],
    ['a name that reaches the prototype', { ...named, properties: JSON.parse('{"__proto__": true}') as object }, {}, 'name.not-allowed'],
    [
      'recursion that goes nowhere',
      { ...named, $ref: '#/$defs/a' },
      { $defs: { a: { anyOf: [{ $ref: '#/$defs/b' }] }, b: { not: { $ref: '#/$defs/a' } } } },
      'ref.endless',
    ],
    ['a computed island', { 'x-phieu': { id: 'xxxxxxxx', type: 'island', computed: true }, readOnly: true }, {}, 'field.schema'],
  ])('%s', (_, schema, rest, code) => {
    expect(codes(schema, rest).map((each) => each.split(' ')[0])).toContain(code)
  })

  test('a chain of definitions twelve thousand long that ends in a circle; without one it is only too much for a value', () => {
    const chain = (last: object): JsonSchema => ({
      $defs: {
        ...Object.fromEntries(Array.from({ length: 11_999 }, (_, i) => [`d${i}`, { anyOf: [{ $ref: `#/$defs/d${i + 1}` }] }])),
        d11999: last,
      },
    })
    const island = { ...named, items: { $ref: '#/$defs/d0' } }
    expect(codes(island, chain({ anyOf: [{ $ref: '#/$defs/d0' }] }))).toEqual(['ref.endless /schema/$defs/d0'])
    const form = formOf(island, chain({ type: 'string' }))
    expect(validateValues(form, { name: 'A', x: [1] }, testContext()).map((each) => each.code)).toEqual(['too-complex'])
  })

  test('nesting deeper than a form may be', () => {
    const deep = Array.from({ length: 40 }).reduce<object>((inner) => ({ properties: { a: inner } }), {})
    expect(codes({ ...named, ...deep })).toContainEqual(expect.stringContaining('schema.too-deep'))
  })
})

describe('a tree in a record', () => {
  const form = formOf({ $ref: '#/$defs/tree', ...named }, tree)
  const values = { name: 'A', x: { name: 'gốc', children: [{ children: [] }] } }

  test('is one value, and its mistakes name the place inside', () => {
    expect(validateValues(form, values, testContext())).toEqual([
      { code: 'required', path: '/x/children/0/name', params: {}, severity: 'block' },
    ])
    expect(createInstance(form, values, testContext()).issues('/x')).toEqual(validateValues(form, values, testContext()))
  })

  test('is read by rules', () => {
    const rule = { id: 'rrrrrrrr', check: 'x.name != name', at: '/x', severity: 'block' as const, message: 'Tên cây khác tên người.' }
    const ruled = formOf({ $ref: '#/$defs/tree', ...named }, tree, { rules: [rule] })
    const wrong = { name: 'A', x: { name: 'A' } }
    expect(validateValues(ruled, wrong, testContext()).map((each) => each.code)).toEqual(['rule'])
    expect(createInstance(ruled, wrong, testContext()).set('/x', { name: 'B' }).issues).toContain('/x')
    expect(validateValues(ruled, { name: 'A', x: { name: 'B' } }, testContext())).toEqual([])
  })
})
