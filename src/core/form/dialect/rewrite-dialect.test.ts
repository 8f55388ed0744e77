import { Validator } from '@cfworker/json-schema'
import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../../lib/assert.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import { checkKeywords } from '../compile/check-keywords.ts'
import { generatedCases } from '../testing/generated-pairs.ts'
import { olderSchema } from '../testing/older-schema.ts'
import { withAjvContains } from '../testing/with-ajv-contains.ts'
import { createSchemaCompiler } from '../validate/compile-schema.ts'
import { formats } from '../validate/formats.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import { dialectOf, type Dialect } from './dialects.ts'
import { rewriteDialect } from './rewrite-dialect.ts'

const seed = Number(process.env['PHIEU_AGREEMENT_SEED'] ?? 145)
const runs = Math.ceil(Number(process.env['PHIEU_SCHEMA_PAIRS'] ?? 5000) / 20)

function rewritten(schema: JsonValue, dialect: Dialect, conditions = false): Schema {
  const result = rewriteDialect(schema, dialect, { conditions })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value as Schema // admitted or not, below
}

const oursFor = (schema: Schema): ((value: JsonValue) => boolean) => {
  const check = createSchemaCompiler(schema)(schema)
  return (value) => check(value, '', { report: null, demo: true }, null)
}

const options = { strict: false, logger: false, meta: false, validateSchema: false, ownProperties: true, multipleOfPrecision: 9 } as const

function ajvFor(schema: JsonValue, dialect: 'draft-07' | '2019-09'): (value: JsonValue) => boolean | 'crashed' {
  const ajv = dialect === 'draft-07' ? new Ajv(options) : new Ajv2019(options)
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, (text: string) => format(text, { demo: true }) === null)
  const validate = ajv.compile(schema as JsonObject) // all of them are objects
  return (value) => {
    try {
      return validate(value) === true
    } catch (error) {
      if (error instanceof TypeError || error instanceof ReferenceError) return 'crashed'
      throw error
    }
  }
}

/** Every schema of a document of an older dialect, maps of them too: enough to look for a word. */
function mentions(value: JsonValue, test: (part: JsonObject) => boolean): boolean {
  if (Array.isArray(value)) return value.some((each: JsonValue) => mentions(each, test))
  return isJsonObject(value) && (test(value) || Object.values(value).some((each) => mentions(each, test)))
}

/** Where Ajv strays (see `schema-agreement.test.ts`), in the words of older dialects; and it never leaves out what stands beside a `$ref`. */
const ajvStrays = (schema: JsonValue, dialect: Dialect): boolean =>
  mentions(schema, (part) => part['contains'] !== undefined) ||
  mentions(schema, (part) => part['unevaluatedItems'] !== undefined || part['unevaluatedProperties'] !== undefined) ||
  (dialect === 'draft-07' && mentions(schema, (part) => part['$ref'] !== undefined && Object.keys(part).length > 1))

/** Ajv's verdict is ours on the schema that says what it takes `contains` for; in 2019-09 the third validator counts it, too, and nothing should. */
const isByContains = (older: JsonValue, dialect: Dialect, value: JsonValue, ajv: boolean | 'crashed'): boolean =>
  mentions(older, (part) => part['unevaluatedItems'] !== undefined) &&
  mentions(older, (part) => part['contains'] !== undefined) &&
  oursFor(rewritten(withAjvContains(older), dialect))(value) === ajv

/** A third validator, for the differences. */
const cfworker = (schema: JsonValue, dialect: 'draft-07' | '2019-09', value: JsonValue): boolean =>
  new Validator(schema as JsonObject, dialect === 'draft-07' ? '7' : '2019-09').validate(value).valid // all of them are objects

describe.each(['draft-07', '2019-09'] as const)('%s', (dialect) => {
  it.each([false, true])(
    'has the same verdict after the rewrite as Ajv for that dialect has before, dependencies as conditions: %s',
    (conditions) => {
      const counts = { valid: 0, invalid: 0, strayed: 0 }
      fc.assert(
        fc.property(generatedCases, ({ schema, values }) => {
          const older = olderSchema(schema as unknown as JsonValue, dialect) // a schema is JSON
          const [ours, ajv] = [oursFor(rewritten(older, dialect, conditions)), ajvFor(older, dialect)]
          for (const value of values) {
            const [verdict, theirs] = [ours(value), ajv(value)]
            counts[verdict ? 'valid' : 'invalid']++
            if (verdict === theirs) continue
            const isExplained =
              isByContains(older, dialect, value, theirs) ||
              ((theirs === 'crashed' || ajvStrays(older, dialect)) && cfworker(older, dialect, value) === verdict)
            expect(isExplained, JSON.stringify({ older, value, verdict })).toBe(true)
            counts.strayed++
          }
        }),
        { numRuns: runs, seed, endOnFailure: true },
      )
      expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(runs)
      expect(counts.strayed).toBeLessThan(runs / 2)
    },
  )

  it('is admitted after the rewrite', () => {
    fc.assert(
      fc.property(generatedCases, ({ schema }) => {
        expect(checkKeywords(rewritten(olderSchema(schema as unknown as JsonValue, dialect), dialect, true))).toEqual([]) // a schema is JSON
      }),
      { numRuns: 200, seed },
    )
  })
})

it.each<[string, Dialect, JsonValue, JsonValue]>([
  [
    'definitions and references to them',
    'draft-07',
    { $ref: '#/definitions/a', definitions: { a: { type: 'string' } } },
    { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } },
  ],
  [
    'what stands beside a $ref',
    'draft-07',
    { $ref: '#/definitions/a', minLength: 3, title: 'T', definitions: { a: {} } },
    { title: 'T', $ref: '#/$defs/a', $defs: { a: {} } },
  ],
  [
    'what stands beside a $ref, and counts',
    '2019-09',
    { $ref: '#/$defs/a', minLength: 3, $defs: { a: {} } },
    { minLength: 3, $ref: '#/$defs/a', $defs: { a: {} } },
  ],
  [
    'tuples',
    'draft-07',
    { items: [{ type: 'string' }, true], additionalItems: false },
    { prefixItems: [{ type: 'string' }, true], items: false },
  ],
  ['tuples of nothing', 'draft-07', { items: [], additionalItems: { type: 'null' } }, { items: { type: 'null' } }],
  ['additionalItems without a tuple', 'draft-07', { items: { type: 'string' }, additionalItems: false }, { items: { type: 'string' } }],
  [
    'dependencies',
    'draft-07',
    { dependencies: { a: ['b'], c: { minProperties: 2 } } },
    { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { minProperties: 2 } } },
  ],
  [
    'names given as anchors',
    'draft-07',
    { $ref: '#x', definitions: { a: { $id: '#x', type: 'null' } } },
    { $ref: '#x', $defs: { a: { $anchor: 'x', type: 'null' } } },
  ],
  [
    'references into places that move',
    'draft-07',
    { properties: { a: { items: [{ type: 'string' }] }, b: { $ref: '#/properties/a/items/0' } } },
    { properties: { a: { prefixItems: [{ type: 'string' }] }, b: { $ref: '#/properties/a/prefixItems/0' } } },
  ],
  [
    'references through a name that looks like a keyword',
    'draft-07',
    { properties: { items: { type: 'string' }, definitions: { $ref: '#/properties/items' } } },
    { properties: { items: { type: 'string' }, definitions: { $ref: '#/properties/items' } } },
  ],
  [
    'words of later dialects',
    'draft-07',
    { unevaluatedProperties: false, minContains: 2, dependentRequired: { a: ['b'] }, prefixItems: [false] },
    {},
  ],
  ['if before draft-07', 'draft-06', { if: true, then: false }, {}],
  [
    'exclusive limits as flags',
    'draft-04',
    { minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false },
    { exclusiveMinimum: 1, maximum: 5 },
  ],
  [
    'id',
    'draft-04',
    { id: 'https://hp.example/a#', properties: { id: { type: 'string' } } },
    { $id: 'https://hp.example/a', properties: { id: { type: 'string' } } },
  ],
  [
    'recursive references',
    '2019-09',
    { $recursiveAnchor: true, properties: { a: { $recursiveRef: '#' } } },
    { properties: { a: { $dynamicRef: '#recursive' } }, $dynamicAnchor: 'recursive' },
  ],
  [
    'recursive references without an anchor',
    '2019-09',
    { properties: { a: { $recursiveRef: '#' } } },
    { properties: { a: { $ref: '#' } } },
  ],
  [
    'contains, which looks at nothing in 2019-09',
    '2019-09',
    { contains: { const: 1 }, unevaluatedItems: false },
    { unevaluatedItems: false, allOf: [{ not: { not: { contains: { const: 1 } } } }] },
  ],
  [
    'values that look like schemas',
    'draft-07',
    { enum: [{ definitions: { a: 1 }, items: [1] }], default: { dependencies: {} } },
    { enum: [{ definitions: { a: 1 }, items: [1] }], default: { dependencies: {} } },
  ],
])('rewrites %s', (_, dialect, before, after) => {
  expect(rewritten(before, dialect)).toEqual(after)
})

it('keeps a name that definitions and $defs both have apart', () => {
  const made = rewritten({ $ref: '#/definitions/a', $defs: { a: { type: 'null' } }, definitions: { a: { type: 'string' } } }, '2019-09')
  expect(made).toEqual({ $ref: '#/$defs/a-', $defs: { a: { type: 'null' }, 'a-': { type: 'string' } } })
})

it('gives each definition a place of its own, whatever the names', () => {
  const $defs = { a: { type: 'null' } }
  const definitions = { a: { type: 'string' }, 'a-': { type: 'number' } }
  const properties = { x: { $ref: '#/definitions/a' }, y: { $ref: '#/definitions/a-' }, z: { $ref: '#/$defs/a' } }
  expect(rewritten({ properties, $defs, definitions }, '2019-09')).toEqual({
    properties: { x: { $ref: '#/$defs/a--' }, y: { $ref: '#/$defs/a-' }, z: { $ref: '#/$defs/a' } },
    $defs: { a: { type: 'null' }, 'a-': { type: 'number' }, 'a--': { type: 'string' } },
  })
  // `$defs` says nothing before 2019-09.
  expect(rewritten({ $ref: '#/definitions/a', $defs, definitions: { a: true } }, 'draft-07')).toEqual({
    $ref: '#/$defs/a',
    $defs: { a: true },
  })
})

it.each(['toString', 'constructor', 'hasOwnProperty', '__proto__'])('takes %s for a name like any other', (name) => {
  const schema = (own: object): JsonValue => JSON.parse(JSON.stringify(own).replaceAll('"name"', JSON.stringify(name))) as JsonValue
  expect(rewritten(schema({ dependentSchemas: { name: { minProperties: 2 } } }), '2019-09')).toEqual(
    schema({ dependentSchemas: { name: { minProperties: 2 } } }),
  )
  expect(rewritten(schema({ dependencies: { name: ['b'] } }), 'draft-07')).toEqual(schema({ dependentRequired: { name: ['b'] } }))
  expect(rewritten(schema({ dependencies: { name: { minProperties: 2 } } }), 'draft-07', true)).toEqual(
    schema({ allOf: [{ if: { type: 'object', required: ['name'] }, then: { minProperties: 2 } }] }),
  )
  expect(rewritten(schema({ name: { contains: true } }), 'draft-07')).toEqual(schema({ name: { contains: true } }))
})

it('writes dependencies as conditions, and follows references into them', () => {
  const made = rewritten(
    {
      allOf: [true],
      dependencies: { a: ['b'], c: { properties: { d: { type: 'string' } }, required: ['d'] } },
      properties: { e: { $ref: '#/dependencies/c/properties/d' } },
    },
    'draft-07',
    true,
  )
  expect(made).toEqual({
    allOf: [
      true,
      { if: { type: 'object', required: ['a'] }, then: { required: ['b'] } },
      { if: { type: 'object', required: ['c'] }, then: { properties: { d: { type: 'string' } }, required: ['d'] } },
    ],
    properties: { e: { $ref: '#/allOf/2/then/properties/d' } },
  })
})

it('lets a tree of 2019-09 be closed from outside', () => {
  const tree = { $id: 'tree', $recursiveAnchor: true, properties: { next: { $recursiveRef: '#' }, data: true } }
  const check = oursFor(
    rewritten(
      { $id: 'https://hp.example/strict', $recursiveAnchor: true, $ref: 'tree', unevaluatedProperties: false, $defs: { tree } },
      '2019-09',
    ),
  )
  expect([check({ next: { data: 1 } }), check({ next: { dta: 1 } })]).toEqual([true, false])
})

it('rewrites nothing of 2020-12 but dependencies that are asked for', () => {
  fc.assert(
    fc.property(generatedCases, ({ schema, values }) => {
      const made = must(rewritten(schema as unknown as JsonValue, '2020-12', true), 'a schema') // a schema is JSON
      for (const value of values) expect(oursFor(made)(value)).toBe(oursFor(schema)(value))
    }),
    { numRuns: 100, seed },
  )
  const plain: FullSchema = {
    $id: 'https://hp.example/a',
    $dynamicAnchor: 'x',
    items: { $dynamicRef: '#x' },
    unevaluatedItems: false,
    contains: {},
  }
  expect(rewritten(plain as unknown as JsonValue, '2020-12')).toEqual(plain) // a schema is JSON
})

it('refuses a dialect that it does not know, two in one document, and endless depth', () => {
  const codes = (schema: JsonValue, dialect: Dialect): readonly string[] => {
    const result = rewriteDialect(schema, dialect)
    return result.ok ? [] : result.error.map(({ code }) => code)
  }
  expect(codes({ $schema: 'http://json-schema.org/draft-03/schema#' }, 'draft-07')).toEqual(['schema.dialect'])
  expect(codes({ properties: { a: { $schema: 'https://json-schema.org/draft/2019-09/schema' } } }, 'draft-07')).toEqual(['schema.dialect'])
  let deep: JsonValue = {}
  for (let i = 0; i < 300; i++) deep = { not: deep }
  expect(codes(deep, 'draft-07')).toEqual(['schema.too-deep'])
})

it('knows the dialects by the names that they have in documents', () => {
  expect(dialectOf('http://json-schema.org/draft-07/schema#')).toBe('draft-07')
  expect(dialectOf('https://json-schema.org/draft-07/schema')).toBe('draft-07')
  expect(dialectOf('https://json-schema.org/draft/2019-09/schema')).toBe('2019-09')
  expect(dialectOf('https://json-schema.org/draft/2020-12/schema#')).toBe('2020-12')
  expect(dialectOf('http://json-schema.org/schema#')).toBeNull()
})
