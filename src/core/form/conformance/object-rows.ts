import type { JsonValue } from '../../lib/json.ts'
import type { Schema } from '../validate/full-schema.ts'
import { rowsOf, type ConformanceRow } from './conformance-row.ts'

/** Written as text, because a literal with `__proto__` sets the prototype instead. */
const parsed = (text: string): JsonValue => JSON.parse(text) as JsonValue // any JSON
const inherited = {
  properties: {
    ...(parsed('{"__proto__": {"type": "number"}}') as object),
    toString: { properties: { length: { type: 'string' } } },
    constructor: { type: 'number' },
  },
} as Schema // schemas by the names that every object has

/** `properties`, `patternProperties`, `additionalProperties`, `propertyNames`, `required`, `minProperties`, `maxProperties`, `dependent…`. */
export const objectRows: readonly ConformanceRow[] = [
  ...rowsOf(
    { properties: { a: { type: 'integer' }, b: { type: 'string' } } },
    [{ a: 1, b: '' }, true],
    [{ a: '1' }, false],
    [{}, true],
    [{ c: [] }, true],
    [[], true],
    ['a', true],
  ),
  ...rowsOf({ properties: { a: true, b: false } }, [{ a: 1 }, true], [{ b: 1 }, false], [{}, true]),
  ...rowsOf({ properties: { a: {} } }, [{ a: null }, true]),
  ...rowsOf(
    { properties: { 'a/b': { type: 'number' }, 'c~d': { type: 'number' }, 'e"f\\g\n': { type: 'number' }, '': { type: 'number' } } },
    [{ 'a/b': 1, 'c~d': 1, 'e"f\\g\n': 1, '': 1 }, true],
    [{ 'a/b': 'x' }, false],
    [{ 'c~d': 'x' }, false],
    [{ 'e"f\\g\n': 'x' }, false],
    [{ '': 'x' }, false],
  ),
  ...rowsOf(
    inherited,
    [{}, true],
    [{ toString: { length: 'x' } }, true],
    [{ toString: { length: 1 } }, false],
    [{ constructor: 'x' }, false],
    [{ constructor: 1 }, true],
    [parsed('{"__proto__": "x"}'), false, '', { ajv: 'passes over a property of this name' }],
    [parsed('{"__proto__": 1}'), true],
  ),
  ...rowsOf(
    { patternProperties: { 'f.*o': { type: 'integer' } } },
    [{ foo: 1 }, true],
    [{ foo: 1, xfooo: 'x' }, false],
    [{ bar: 'x' }, true],
    [{}, true],
    [[], true],
  ),
  ...rowsOf(
    { patternProperties: { '^a': { type: 'integer' }, b$: { minimum: 5 } } },
    [{ ab: 6 }, true],
    [{ ab: 4 }, false, 'both apply'],
    [{ ac: 1, xb: 9 }, true],
  ),
  ...rowsOf({ patternProperties: { '^\\p{L}+$': { type: 'integer' } } }, [{ tỉnh: 1 }, true], [{ tỉnh: 'x' }, false]),
  ...rowsOf({ patternProperties: { '^n': true, '^x': false } }, [{ n: 1 }, true], [{ x: 1 }, false], [{ nx: 1 }, true]),
  ...rowsOf(
    { properties: { a: { type: 'string' } }, patternProperties: { '^a': { maxLength: 1 } } },
    [{ a: 'x' }, true],
    [{ a: 'xx' }, false],
    [{ ab: 'xx' }, false],
  ),
  ...rowsOf({ additionalProperties: false }, [{}, true], [{ a: 1 }, false], [[1], true], [parsed('{"__proto__": 1}'), false]),
  ...rowsOf({ additionalProperties: { type: 'boolean' } }, [{ a: true }, true], [{ a: 1 }, false]),
  ...rowsOf(
    { properties: { a: {} }, patternProperties: { '^v': {} }, additionalProperties: false },
    [{ a: 1, vx: 2 }, true],
    [{ a: 1, b: 2 }, false],
    ['b', true],
  ),
  ...rowsOf({ allOf: [{ properties: { a: {} } }], additionalProperties: false }, [
    { a: 1 },
    false,
    'it sees only the properties beside it',
  ]),
  ...rowsOf({ propertyNames: { maxLength: 3 } }, [{ abc: 1 }, true], [{ abcd: 1 }, false], [{}, true], [[1], true]),
  ...rowsOf({ propertyNames: { pattern: '^a+$' } }, [{ aa: 1 }, true], [{ aab: 1 }, false]),
  ...rowsOf({ propertyNames: { enum: ['a', 'b'] } }, [{ a: 1, b: 1 }, true], [{ c: 1 }, false]),
  ...rowsOf({ propertyNames: false }, [{}, true], [{ a: 1 }, false]),
  ...rowsOf({ propertyNames: true }, [{ a: 1 }, true]),
  ...rowsOf({ required: ['a'] }, [{ a: null }, true, 'there, though null'], [{}, false], [{ A: 1 }, false], [[], true], ['a', true]),
  ...rowsOf({ required: [] }, [{}, true]),
  ...rowsOf({ required: ['a', 'b'] }, [{ a: 1, b: 1 }, true], [{ a: 1 }, false]),
  ...rowsOf(
    { required: ['toString', 'constructor', 'hasOwnProperty'] },
    [{}, false, 'own properties only'],
    [{ toString: 1, constructor: 1, hasOwnProperty: 1 }, true],
  ),
  ...rowsOf({ required: ['__proto__'] }, [{}, false], [parsed('{"__proto__": 1}'), true]),
  ...rowsOf({ minProperties: 1 }, [{ a: 1 }, true], [{}, false], [[], true]),
  ...rowsOf({ maxProperties: 1 }, [{ a: 1 }, true], [{ a: 1, b: 2 }, false], [[1, 2], true]),
  ...rowsOf({ maxProperties: 0 }, [{}, true], [{ a: 1 }, false]),
  ...rowsOf({ minProperties: 1, maxProperties: 1 }, [{ a: 1 }, true], [{}, false], [{ a: 1, b: 1 }, false]),
  ...rowsOf(
    { dependentRequired: { a: ['b', 'c'] } },
    [{}, true],
    [{ b: 1 }, true],
    [{ a: 1, b: 1, c: 1 }, true],
    [{ a: 1, b: 1 }, false],
    [['a'], true],
  ),
  ...rowsOf({ dependentRequired: { a: [] } }, [{ a: 1 }, true]),
  ...rowsOf({ dependentRequired: { a: ['b'], b: ['a'] } }, [{ a: 1, b: 1 }, true], [{ b: 1 }, false], [{}, true]),
  ...rowsOf({ dependentRequired: { 'a/b': ['c"d'] } }, [{ 'a/b': 1, 'c"d': 1 }, true], [{ 'a/b': 1 }, false]),
  ...rowsOf(
    { dependentSchemas: { a: { properties: { b: { type: 'integer' } }, required: ['b'] } } },
    [{ a: 1, b: 2 }, true],
    [{ a: 1 }, false],
    [{ a: 1, b: 'x' }, false],
    [{ b: 'x' }, true],
    ['a', true],
  ),
  ...rowsOf({ dependentSchemas: { a: true, b: false } }, [{ a: 1 }, true], [{ b: 1 }, false], [{}, true]),
  ...rowsOf({ dependentSchemas: { a: { minProperties: 3 } } }, [{ a: 1, b: 1 }, false], [{ a: 1, b: 1, c: 1 }, true]),
  ...rowsOf(
    { properties: { a: {} }, dependentSchemas: { a: { additionalProperties: false, properties: { b: {} } } } },
    [{ a: 1 }, false, 'a is not among its own'],
    [{ b: 1 }, true],
  ),
]
