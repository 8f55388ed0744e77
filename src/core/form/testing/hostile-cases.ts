import type { JsonValue } from '../../lib/json.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'

/** A schema and a value that somebody made to bring a validator down. */
export interface HostileCase {
  readonly name: string
  readonly schema: () => Schema
  readonly value: () => JsonValue
  /** `refused`: admission says no to the schema. `answered`: the verdict. `stopped`: `too-complex`. */
  readonly outcome: 'refused' | 'valid' | 'invalid' | 'stopped'
}

/** Deep values are made from the inside, in a loop: a parser or a recursive builder would be the one to fall. */
function nested(levels: number, wrap: (inner: JsonValue) => JsonValue): JsonValue {
  let value: JsonValue = null
  for (let i = 0; i < levels; i++) value = wrap(value)
  return value
}

function nestedSchema(levels: number, wrap: (inner: Schema) => FullSchema): Schema {
  let schema: Schema = true
  for (let i = 0; i < levels; i++) schema = wrap(schema)
  return schema
}

const doubling = (levels: number, keyword: 'allOf' | 'anyOf' | 'oneOf', last: FullSchema): FullSchema => ({
  $ref: '#/$defs/d0',
  $defs: Object.fromEntries([
    ...Array.from(
      { length: levels },
      (_, i) => [`d${i}`, { [keyword]: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] }] as const,
    ),
    [`d${levels}`, last],
  ]),
})

const tree: FullSchema = { type: 'object', properties: { next: { $ref: '#' } }, unevaluatedProperties: false }
const megabytes = (count: number, text: string): string => text.repeat((count * 1024 * 1024) / text.length)
const parsed = (text: string): JsonValue => JSON.parse(text) as JsonValue // any JSON

export const hostileCases: readonly HostileCase[] = [
  { name: 'a schema that is itself', schema: () => ({ $ref: '#' }), value: () => 1, outcome: 'refused' },
  {
    name: 'two definitions that are each other',
    schema: () => ({ $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { allOf: [{ $ref: '#/$defs/a' }] } } }),
    value: () => 1,
    outcome: 'refused',
  },
  {
    name: 'a circle through a dynamic reference',
    schema: () => ({ $dynamicAnchor: 'a', not: { $dynamicRef: '#a' } }),
    value: () => 1,
    outcome: 'refused',
  },
  { name: 'a schema 10,000 deep', schema: () => nestedSchema(10_000, (inner) => ({ not: inner })), value: () => 1, outcome: 'refused' },
  { name: 'a reference to the network', schema: () => ({ $ref: 'http://169.254.169.254/latest' }), value: () => 1, outcome: 'refused' },
  {
    name: 'a reference into a value',
    schema: () => ({ $ref: '#/default', default: { pattern: '(' } }),
    value: () => 'x',
    outcome: 'refused',
  },
  { name: 'a reference to what every object has', schema: () => ({ $ref: '#/constructor' }), value: () => 1, outcome: 'refused' },
  { name: 'a reference that is no URI', schema: () => ({ $ref: '#/%zz' }), value: () => 1, outcome: 'refused' },
  {
    name: 'repetition in repetition in repetition',
    schema: () => ({ pattern: '((a{0,100}){0,100}){0,100}' }),
    value: () => 'a',
    outcome: 'refused',
  },
  { name: 'a pattern of 10,000 characters', schema: () => ({ pattern: 'a?'.repeat(5000) }), value: () => 'a', outcome: 'refused' },
  { name: 'look-behind', schema: () => ({ pattern: '(?<=(a+)+)b' }), value: () => 'a', outcome: 'refused' },
  {
    name: 'conjunctions that double 60 times',
    schema: () => doubling(60, 'allOf', { type: 'integer' }),
    value: () => 1,
    outcome: 'stopped',
  },
  {
    name: 'disjunctions that double 60 times and fail',
    schema: () => doubling(60, 'anyOf', { type: 'integer' }),
    value: () => 'x',
    outcome: 'stopped',
  },
  {
    name: 'disjunctions that double 60 times and hold',
    schema: () => doubling(60, 'anyOf', { type: 'integer' }),
    value: () => 1,
    outcome: 'valid',
  },
  {
    name: 'alternatives that double 25 times',
    schema: () => doubling(25, 'oneOf', { type: 'integer' }),
    value: () => 1,
    outcome: 'stopped',
  },
  {
    name: 'doubling with everything seen to be remembered',
    schema: () => ({ ...doubling(60, 'anyOf', { properties: { a: true } }), unevaluatedProperties: false }),
    value: () => ({ a: 1 }),
    outcome: 'stopped',
  },
  {
    name: 'a value 10,000 deep in a recursive schema',
    schema: () => tree,
    value: () => nested(10_000, (next) => ({ next })),
    outcome: 'stopped',
  },
  {
    name: 'a value 10,000 deep that nobody looks into',
    schema: () => ({ type: 'object' }),
    value: () => nested(10_000, (next) => ({ next })),
    outcome: 'valid',
  },
  {
    name: 'lists 10,000 deep that have to differ',
    schema: () => ({ uniqueItems: true }),
    value: () => [nested(10_000, (next) => [next]), nested(10_000, (next) => [next])],
    outcome: 'stopped',
  },
  {
    name: 'a value 10,000 deep against a constant',
    schema: () => ({ enum: [{ next: { next: 1 } }] }),
    value: () => nested(10_000, (next) => ({ next })),
    outcome: 'invalid',
  },
  {
    name: 'letters and spaces that a backtracking engine never finishes',
    schema: () => ({ pattern: '^(\\p{L}+\\s?)*$' }),
    value: () => `${'a'.repeat(5000)}1`,
    outcome: 'invalid',
  },
  { name: 'nested stars', schema: () => ({ pattern: '^((a+)+)+$' }), value: () => `${'a'.repeat(5000)}b`, outcome: 'invalid' },
  { name: 'a pattern on 10 MB', schema: () => ({ pattern: '(a|b)+c' }), value: () => megabytes(10, 'ab'), outcome: 'stopped' },
  { name: 'a simple pattern on 10 MB', schema: () => ({ pattern: '^[ab]+$' }), value: () => megabytes(10, 'ab'), outcome: 'valid' },
  { name: 'the length of 10 MB', schema: () => ({ minLength: 3, maxLength: 200 }), value: () => megabytes(10, '😀'), outcome: 'invalid' },
  {
    name: 'formats on 10 MB',
    schema: () => ({
      anyOf: ['date', 'time', 'date-time', 'duration', 'email', 'uri', 'uuid', 'personal-id'].map((format) => ({ format })),
    }),
    value: () => megabytes(10, 'a'),
    outcome: 'invalid',
  },
  {
    name: '100,000 objects that have to differ',
    schema: () => ({ uniqueItems: true }),
    value: () => Array.from({ length: 100_000 }, (_, i) => ({ i })),
    outcome: 'stopped',
  },
  {
    name: '3,000,000 items',
    schema: () => ({ items: { type: 'integer' } }),
    value: () => Array.from({ length: 3_000_000 }, () => 1),
    outcome: 'stopped',
  },
  {
    name: 'a long list against many alternatives',
    schema: () => ({ items: { anyOf: Array.from({ length: 1000 }, (_, i) => ({ type: 'object', required: [`a${i}`] }) as const) } }),
    value: () => Array.from({ length: 10_000 }, () => ({})),
    outcome: 'stopped',
  },
  {
    name: '200,000 properties, looked at by every branch',
    schema: () => ({ anyOf: Array.from({ length: 100 }, () => ({ additionalProperties: true })), unevaluatedProperties: false }),
    value: () => Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`p${i}`, 1])),
    outcome: 'valid',
  },
  {
    name: '20,000 properties, checked by every branch',
    schema: () => ({
      anyOf: Array.from({ length: 100 }, () => ({ additionalProperties: { type: 'integer' } })),
      unevaluatedProperties: false,
    }),
    value: () => Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`p${i}`, 1])),
    outcome: 'stopped',
  },
  {
    name: '20,000 names against 500 patterns',
    schema: () => ({ patternProperties: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`^x${i}$`, true])) }),
    value: () => Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`p${i}`, 1])),
    outcome: 'stopped',
  },
  {
    name: 'the smallest and the largest number',
    schema: () => ({ multipleOf: 5e-324, maximum: Number.MAX_VALUE }),
    value: () => Number.MAX_VALUE,
    outcome: 'valid',
  },
  {
    name: 'a prototype as a property',
    schema: () => ({ properties: { a: true }, unevaluatedProperties: false }),
    value: () => parsed('{"__proto__": {"a": 1}}'),
    outcome: 'invalid',
  },
  {
    name: 'a prototype that is required',
    schema: () => ({ required: ['__proto__', 'constructor'] }),
    value: () => ({}),
    outcome: 'invalid',
  },
  {
    name: 'a prototype that is asked for by name',
    schema: () =>
      parsed(
        '{"properties": {"__proto__": {"type": "object"}, "constructor": {"type": "null"}}, "unevaluatedProperties": false}',
      ) as Schema,
    value: () => parsed('{"__proto__": {"x": 1}, "constructor": null}'),
    outcome: 'valid',
  },
  {
    name: 'a prototype as a condition',
    schema: () => ({ dependentRequired: { constructor: ['a'], toString: ['b'] } }),
    value: () => ({}),
    outcome: 'valid',
  },
  {
    name: '50,000 names, counted a thousand times',
    schema: () => ({ allOf: Array.from({ length: 1000 }, () => ({ minProperties: 1 })) }),
    value: () => Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`p${i}`, 1])),
    outcome: 'stopped',
  },
  {
    name: '50,000 names, listed a thousand times',
    schema: () => ({ allOf: Array.from({ length: 1000 }, () => ({ propertyNames: true })) }),
    value: () => Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`p${i}`, 1])),
    outcome: 'stopped',
  },
  {
    name: 'the length of 1 MB, counted a thousand times',
    schema: () => ({ allOf: Array.from({ length: 1000 }, () => ({ maxLength: 600_000 })) }),
    value: () => megabytes(1, '😀'),
    outcome: 'stopped',
  },
  {
    name: '4,000 objects against 5,000 others',
    schema: () => ({ items: { enum: Array.from({ length: 5000 }, (_, i) => ({ i })) } }),
    value: () => Array.from({ length: 4000 }, () => ({ i: -1 })),
    outcome: 'stopped',
  },
  {
    name: 'a long list against a hundred that end otherwise',
    schema: () => ({ items: { enum: Array.from({ length: 100 }, (_, i) => [...Array.from({ length: 1000 }, () => 1), i + 2]) } }),
    value: () => Array.from({ length: 400 }, () => Array.from({ length: 1001 }, () => 1)),
    outcome: 'stopped',
  },
  {
    name: 'an address of 100,000 characters, checked 500 times',
    schema: () => ({ allOf: Array.from({ length: 500 }, () => ({ format: 'uri' })) }),
    value: () => `http://example.vn/${'a'.repeat(99_900)}`,
    outcome: 'stopped',
  },
  {
    name: 'a repetition with a thousand of the same behind it, on 200 KB',
    schema: () => ({ pattern: '^a*a{1000}b$' }),
    value: () => `${'a'.repeat(200_000)}c`,
    outcome: 'stopped',
  },
  {
    name: 'a repetition with five hundred letters behind it, on 8 KB',
    schema: () => ({ pattern: `^a*${'a'.repeat(500)}b$` }),
    value: () => `${'a'.repeat(8000)}bc`,
    outcome: 'invalid',
  },
]
