import { rowsOf, type ConformanceRow } from './conformance-row.ts'

const overLoop = 'what was looked at in one item is carried over to the next'

const ajvBranchInBranch = 'what a branch inside of a branch has looked at counts, also when the outer one fails'

/** `unevaluatedProperties`: the properties that nothing else has looked at. */
export const unevaluatedPropertiesRows: readonly ConformanceRow[] = [
  ...rowsOf({ unevaluatedProperties: true }, [{ a: 1 }, true]),
  ...rowsOf({ unevaluatedProperties: false }, [{}, true], [{ a: 1 }, false], [[1], true], ['a', true]),
  ...rowsOf({ unevaluatedProperties: { type: 'string' } }, [{ a: 'x' }, true], [{ a: 1 }, false]),
  ...rowsOf({ properties: { a: {} }, unevaluatedProperties: false }, [{ a: 1 }, true], [{ a: 1, b: 1 }, false]),
  ...rowsOf({ patternProperties: { '^a': {} }, unevaluatedProperties: false }, [{ ab: 1 }, true], [{ b: 1 }, false]),
  ...rowsOf({ properties: { a: {} }, additionalProperties: true, unevaluatedProperties: false }, [{ b: 1 }, true]),
  ...rowsOf({ additionalProperties: { type: 'integer' }, unevaluatedProperties: false }, [{ b: 1 }, true], [{ b: 'x' }, false]),
  ...rowsOf(
    { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }], unevaluatedProperties: false },
    [{ a: 1, b: 1 }, true],
    [{ c: 1 }, false],
  ),
  ...rowsOf({ allOf: [{ additionalProperties: true }], unevaluatedProperties: false }, [{ c: 1 }, true]),
  ...rowsOf(
    {
      anyOf: [
        { properties: { a: { const: 1 } }, required: ['a'] },
        { properties: { b: { const: 2 } }, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    [{ a: 1 }, true],
    [{ b: 2 }, true],
    [{ a: 1, b: 2 }, true],
    [{ a: 1, b: 3 }, false, 'the branch that fails has looked at nothing'],
    [{ a: 1, c: 1 }, false],
  ),
  ...rowsOf(
    {
      oneOf: [
        { properties: { k: { const: 1 }, x: {} }, required: ['k'] },
        { properties: { k: { const: 2 }, y: {} }, required: ['k'] },
      ],
      unevaluatedProperties: false,
    },
    [{ k: 1, x: 1 }, true],
    [{ k: 2, y: 1 }, true],
    [{ k: 1, y: 1 }, false],
    [{ k: 3 }, false],
    [{ x: 1 }, false],
  ),
  ...rowsOf({ not: { not: { properties: { a: { const: 1 } }, required: ['a'] } }, unevaluatedProperties: false }, [
    { a: 1 },
    false,
    'nothing in a not counts',
  ]),
  ...rowsOf(
    {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      then: { properties: { b: {} } },
      else: { properties: { c: {} } },
      unevaluatedProperties: false,
    },
    [{ a: 1, b: 1 }, true],
    [{ a: 1, c: 1 }, false],
    [{ c: 1 }, true],
    [{ a: 2, c: 1 }, false, 'an if that fails has looked at nothing'],
    [{ b: 1 }, false],
  ),
  ...rowsOf(
    { if: { required: ['a'], properties: { a: true } }, unevaluatedProperties: false },
    [{ a: 1 }, true, '', { ajv: 'an if without then and else is left out' }],
    [{ b: 1 }, false],
  ),
  ...rowsOf(
    { dependentSchemas: { a: { properties: { b: {} } } }, properties: { a: {} }, unevaluatedProperties: false },
    [{ a: 1, b: 1 }, true],
    [{ b: 1 }, false],
  ),
  ...rowsOf({ dependentRequired: { a: ['b'] }, properties: { a: {} }, unevaluatedProperties: false }, [
    { a: 1, b: 1 },
    false,
    'to require is not to look at',
  ]),
  ...rowsOf({ required: ['a'], unevaluatedProperties: false }, [{ a: 1 }, false]),
  ...rowsOf({ propertyNames: { maxLength: 3 }, unevaluatedProperties: false }, [{ a: 1 }, false, 'names are not values']),
  ...rowsOf(
    { $ref: '#/$defs/a', properties: { b: {} }, unevaluatedProperties: false, $defs: { a: { properties: { a: {} } } } },
    [{ a: 1, b: 1 }, true],
    [{ c: 1 }, false],
  ),
  ...rowsOf({ allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false }, [{ a: 1 }, true]),
  ...rowsOf(
    { allOf: [{ properties: { a: {} } }, { unevaluatedProperties: false }] },
    [{ a: 1 }, false, 'it does not see its cousins'],
    [{}, true],
  ),
  ...rowsOf(
    { properties: { a: { properties: { b: {} }, unevaluatedProperties: false } }, unevaluatedProperties: false },
    [{ a: { b: 1 } }, true],
    [{ a: { c: 1 } }, false],
    [{ b: 1 }, false],
  ),
  ...rowsOf({ properties: { a: { $ref: '#' } }, unevaluatedProperties: false }, [{ a: { a: {} } }, true], [{ a: { b: {} } }, false]),
  ...rowsOf(
    {
      items: {
        properties: { k: {} },
        allOf: [{ if: { properties: { k: { const: 1 } }, required: ['k'] }, then: { properties: { x: {} } } }],
        unevaluatedProperties: false,
      },
    },
    [[{ k: 1, x: 1 }, { k: 2 }], true],
    [[{ k: 2, x: 1 }], false],
    [
      [
        { k: 1, x: 1 },
        { k: 2, x: 1 },
      ],
      false,
      'each item by itself',
      { ajv: overLoop },
    ],
  ),
  ...rowsOf(
    { anyOf: [{ oneOf: [{ properties: { a: true } }, true] }, true], unevaluatedProperties: false },
    [{}, true],
    [{ a: 1 }, false, 'what a branch of a branch that fails has looked at does not count', { ajv: ajvBranchInBranch }],
  ),
  ...rowsOf({ anyOf: [{ anyOf: [{ properties: { a: true } }], maxProperties: 0 }, true], unevaluatedProperties: false }, [
    { a: 1 },
    false,
    '',
    { ajv: ajvBranchInBranch },
  ]),
]
