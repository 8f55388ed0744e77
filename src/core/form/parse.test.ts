import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJsonObject, type JsonValue } from '../lib/json.ts'
import { canonicalText, formHash } from './canonical.ts'
import { compileForm } from './compile.ts'
import type { JsonSchema } from './json-schema.ts'
import { parseFormDefinition } from './parse.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'

const issuesOf = (json: unknown): readonly string[] => {
  const result = parseFormDefinition(json)
  return result.ok ? [] : result.error.map((each) => `${each.code} ${each.path}`)
}
const schemaIssuesOf = (schema: unknown): readonly string[] => issuesOf({ ...smallDefinition(), schema })

test('a small definition is admitted as it is', () => {
  const definition = smallDefinition()
  expect(parseFormDefinition(definition)).toEqual({ ok: true, value: definition })
})

test.each([
  [null, 'shape.type '],
  [[], 'shape.type '],
  ['{}', 'shape.type '],
  [{ ...smallDefinition(), key: 'Ư' }, 'shape.pattern /key'],
  [{ ...smallDefinition(), version: 0 }, 'shape.minimum /version'],
  [{ ...smallDefinition(), colour: 'red' }, 'shape.additionalProperties '],
  [{ ...smallDefinition(), format: 2 }, 'shape.const /format'],
  [{ ...smallDefinition(), searchable: Array.from({ length: 17 }, () => '/name') }, 'shape.maxItems /searchable'],
  [{ ...smallDefinition(), retention: { kind: 'never-delete', basis: '' } }, 'shape.minLength /retention/basis'],
  [
    { ...smallDefinition(), rules: [{ id: 'rule0001', check: 'true', at: '/name', severity: 'loud', message: 'x' }] },
    'shape.const /rules/0/severity',
  ],
])('the shape is checked: %#', (json, expected) => {
  expect(issuesOf(json)).toContain(expected)
})

test('a document that JSON cannot carry safely is refused at the entrance', () => {
  expect(issuesOf(JSON.parse('{"__proto__":{}}'))).toEqual(['json.dangerous-key /__proto__'])
  const bomb = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown
  expect(issuesOf({ ...smallDefinition(), schema: bomb })[0]).toMatch(/^json.too-deep/)
})

test('a definition beyond 512 KB is refused', () => {
  const text = 'ă'.repeat(1900)
  const rules = Array.from({ length: 200 }, (_, i) => ({
    id: `r${String(i).padStart(7, '0')}`,
    check: text,
    at: '/name',
    severity: 'info' as const,
    message: text,
  }))
  expect(issuesOf(smallDefinition({ rules }))).toEqual(['definition.too-big '])
})

test('doubling references are counted, not expanded', () => {
  const $defs: Record<string, JsonSchema> = { d0: { type: 'string' } }
  for (let i = 1; i < 12; i++) $defs[`d${i}`] = { allOf: Array.from({ length: 10 }, () => ({ $ref: `#/$defs/d${i - 1}` })) }
  expect(schemaIssuesOf(smallSchema({}, { $defs, allOf: [{ $ref: '#/$defs/d11' }] }))).toEqual(['schema.too-many-nodes /schema'])
})

test('recursion is refused, direct, through itself, and round a ring', () => {
  expect(schemaIssuesOf({ $ref: '#' })).toContain('ref.recursive /schema/$ref')
  expect(schemaIssuesOf(smallSchema({}, { $defs: { a: { $ref: '#/$defs/a' } } }))).toEqual(['ref.recursive /schema/$defs/a/$ref'])
  const ring = { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { items: { $ref: '#/$defs/a' } } }
  expect(schemaIssuesOf(smallSchema({}, { $defs: ring }))[0]).toMatch(/^ref.recursive/)
})

test('a chain of references ten thousand long is refused without a crash', () => {
  const $defs = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`d${i}`, { $ref: `#/$defs/d${i + 1}` }]))
  expect(schemaIssuesOf(smallSchema({}, { $defs: { ...$defs, d10000: { type: 'string' } } }))[0]).toMatch(/^schema.too-deep/)
})

test.each<[string, JsonSchema, string]>([
  ['a remote reference', { $ref: 'https://example.org/s.json' }, 'ref.not-local /schema/properties/x/$ref'],
  ['a pointer into the document', { $ref: '#/properties/name' }, 'ref.not-local /schema/properties/x/$ref'],
  ['a reference to nothing', { $ref: '#/$defs/none' }, 'ref.unknown /schema/properties/x/$ref'],
  ['an inherited name', { $ref: '#/$defs/toString' }, 'ref.unknown /schema/properties/x/$ref'],
  ['a look-behind', { type: 'string', pattern: '(?<=a)b' }, 'pattern.unsupported /schema/properties/x/pattern'],
  ['a look-ahead', { type: 'string', pattern: '(?=a)b' }, 'pattern.unsupported /schema/properties/x/pattern'],
  ['a back-reference', { type: 'string', pattern: '(a)\\1' }, 'pattern.unsupported /schema/properties/x/pattern'],
  ['an open object', { type: 'object', properties: {} }, 'object.not-closed /schema/properties/x'],
  [
    'a closed branch',
    { allOf: [{ unevaluatedProperties: false }] },
    'object.closed-in-branch /schema/properties/x/allOf/0/unevaluatedProperties',
  ],
  ['a test that does not require', { if: { properties: { k: { const: 1 } } } }, 'if.not-required /schema/properties/x/if/properties/k'],
  ['such a test deeper', { if: { not: { properties: { k: { const: 1 } } } } }, 'if.not-required /schema/properties/x/if/not/properties/k'],
  ['a referring test', { if: { $ref: '#/$defs/none' } }, 'if.ref /schema/properties/x/if/$ref'],
])('%s is refused', (_, x, expected) => {
  expect(schemaIssuesOf(smallSchema({ x }))).toContain(expected)
})

test.each([
  [{ contentEncoding: 'base64' }, 'schema.keyword /schema/properties/x/contentEncoding'],
  [{ type: 'text' }, 'schema.keyword-value /schema/properties/x/type'],
  [{ minLength: -1 }, 'schema.keyword-value /schema/properties/x/minLength'],
  [{ items: true }, 'schema.not-object /schema/properties/x/items'],
  [{ allOf: {} }, 'schema.keyword-value /schema/properties/x/allOf'],
  [{ $defs: {} }, 'schema.keyword /schema/properties/x/$defs'],
  [{ 'x-phieu': { id: 'x', type: 'colour' } }, 'shape.pattern /schema/properties/x/x-phieu/id'],
])('keywords are checked: %#', (x, expected) => {
  expect(schemaIssuesOf({ ...smallSchema(), properties: { x } })).toContain(expected)
})

test('property names are short, composed, and reach no prototype', () => {
  for (const name of ['x'.repeat(101), 'e\u0302', '', 'a\nb'])
    expect(schemaIssuesOf(smallSchema({ [name]: {} }))[0]).toMatch(/^name.not-allowed/)
  expect(issuesOf(JSON.parse(JSON.stringify(smallDefinition()).replace('"day":', '"constructor":')))[0]).toMatch(/^json.dangerous-key/)
})

/** The document with the value at its `at`-th place (counted depth first) replaced. */
function replaced(document: JsonValue, at: number, value: JsonValue): JsonValue {
  let count = 0
  const visit = (each: JsonValue): JsonValue => {
    if (count++ === at) return value
    if (Array.isArray(each)) return each.map(visit)
    return isJsonObject(each) ? Object.fromEntries(Object.entries(each).map(([key, item]) => [key, visit(item)])) : each
  }
  return visit(document)
}

test('a definition with anything put anywhere is admitted or refused, never a crash', () => {
  const branch = { if: { properties: { name: { const: 'a' } }, required: ['name'] }, then: { required: ['day'] } }
  const person = { type: 'object', 'x-phieu': { id: 'person00', type: 'group' }, properties: {}, unevaluatedProperties: false } as const
  const document = JSON.parse(
    canonicalText(
      smallDefinition({
        schema: smallSchema(
          { mother: { $ref: '#/$defs/person', 'x-phieu': { id: 'mother00', type: 'group' } } },
          { allOf: [branch], $defs: { person } },
        ),
        rules: [{ id: 'rule0000', check: 'day <= today()', at: '/day', severity: 'warn', message: 'x' }],
        translations: { en: { title: 'x', fields: { name0000: { title: 'Name' } } } },
      }),
    ),
  ) as JsonValue
  expect(parseFormDefinition(document).ok).toBe(true)
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>, // fast-check's JSON type is ours, but mutable
    fc.constantFrom<JsonValue>(null, '', '#', '#/$defs/person', '/name', {}, [], true, 0, { $ref: '#/$defs/person' }, { type: 'object' }, [
      'name',
      'name',
    ]),
  )
  fc.assert(
    fc.property(fc.nat(150), odd, (at, value) => {
      const parsed = parseFormDefinition(replaced(document, at, value))
      if (!parsed.ok) expect(parsed.error.length).toBeGreaterThan(0)
      else {
        expect(formHash(parsed.value)).toMatch(/^[0-9a-f]{64}$/)
        expect(typeof compileForm(parsed.value).ok).toBe('boolean')
      }
    }),
    { numRuns: 1000 },
  )
})
