import { rowsOf, type ConformanceRow } from './conformance-row.ts'

const ajvContains = 'beside contains all items count as looked at, matched or not'
const ajvContainsTrue = 'a contains that holds for anything looks at nothing, so that the condition fails'
const ajvBranch = 'all items, looked at in a branch that may fail, count as one'
const cfworkerThen = 'what was looked at beside an if counts inside its then'
const ajvIf = 'an if without then and else is left out'

/** `unevaluatedItems`: the items that nothing else has looked at. */
export const unevaluatedItemsRows: readonly ConformanceRow[] = [
  ...rowsOf({ unevaluatedItems: true }, [[1], true]),
  ...rowsOf({ unevaluatedItems: false }, [[], true], [[1], false], [{ a: 1 }, true], ['a', true]),
  ...rowsOf({ unevaluatedItems: { type: 'string' } }, [['a'], true], [[1], false]),
  ...rowsOf({ items: { type: 'string' }, unevaluatedItems: false }, [['a', 'b'], true]),
  ...rowsOf({ prefixItems: [{}], unevaluatedItems: false }, [[1], true], [[1, 2], false]),
  ...rowsOf({ prefixItems: [{}], items: true, unevaluatedItems: false }, [[1, 2], true]),
  ...rowsOf(
    { prefixItems: [{ type: 'string' }], allOf: [{ prefixItems: [true, { type: 'number' }] }], unevaluatedItems: false },
    [['a', 1], true],
    [['a', 1, 2], false],
  ),
  ...rowsOf({ allOf: [{ items: { type: 'number' } }], unevaluatedItems: false }, [[1, 2], true], [['x'], false]),
  ...rowsOf(
    {
      prefixItems: [{ const: 'a' }],
      anyOf: [{ prefixItems: [true, { const: 'b' }] }, { prefixItems: [true, true, { const: 'c' }] }],
      unevaluatedItems: false,
    },
    [['a', 'b'], true],
    [['a', 'b', 'c'], true],
    [['a', 'b', 'x'], false, 'the branch that fails has looked at nothing'],
    [['a', 'x', 'c'], true],
    [['a', 'x', 'x'], false],
  ),
  ...rowsOf(
    { oneOf: [{ prefixItems: [{ const: 1 }, true] }, { prefixItems: [{ const: 2 }] }], unevaluatedItems: false },
    [[1, 9], true],
    [[2], true],
    [[2, 9], false],
  ),
  ...rowsOf({ not: { not: { prefixItems: [true, true] } }, unevaluatedItems: false }, [[1], false, 'nothing in a not counts']),
  ...rowsOf(
    {
      if: { prefixItems: [{ const: 1 }] },
      then: { prefixItems: [true, true] },
      else: { prefixItems: [true, true, true] },
      unevaluatedItems: false,
    },
    [[1, 2], true],
    [[1, 2, 3], false],
    [[0, 2, 3], true],
    [[0, 2, 3, 4], false],
  ),
  ...rowsOf(
    { if: { prefixItems: [{ const: 1 }] }, unevaluatedItems: false },
    [[1], true, 'an if that holds counts', { ajv: ajvIf }],
    [[2], false],
  ),
  ...rowsOf(
    { allOf: [{ contains: true }], if: true, then: { contains: { type: 'string' }, unevaluatedItems: { type: 'null' } } },
    [['a'], true],
    [['a', null], true],
    [['a', 1], false, 'only what this contains has matched counts', { ajv: ajvContains, cfworker: cfworkerThen }],
  ),
  ...rowsOf(
    { if: { anyOf: [{ contains: true }], unevaluatedItems: false }, then: { unevaluatedItems: false } },
    [[], true, 'the condition fails'],
    [['a'], false, 'then does not see what the condition has looked at', { ajv: ajvContainsTrue, cfworker: cfworkerThen }],
  ),
  ...rowsOf(
    { anyOf: [{ items: { type: 'string' } }], unevaluatedItems: false },
    [['a'], true],
    [['a', 'b'], true, 'a branch that holds has looked at all', { ajv: ajvBranch }],
    [['a', 1], false],
  ),
  ...rowsOf(
    { contains: { type: 'string' }, unevaluatedItems: false },
    [['a', 'b'], true, 'contains looks at what it matches'],
    [['a', 1], false, '', { ajv: ajvContains }],
  ),
  ...rowsOf(
    { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false },
    [[1, 'a'], true],
    [[1, 'a', 2], false, '', { ajv: ajvContains }],
    [[1, 2], false],
  ),
  ...rowsOf(
    { allOf: [{ contains: { multipleOf: 2 } }, { contains: { multipleOf: 3 } }], unevaluatedItems: { multipleOf: 5 } },
    [[2, 3, 4, 5, 6], true],
    [[2, 3, 4, 7, 8], false, '', { ajv: ajvContains }],
  ),
  ...rowsOf(
    { contains: { const: 1 }, minContains: 0, unevaluatedItems: false },
    [[], true],
    [[2], false],
    [[1], true, '', { ajv: 'when minContains is 0, contains looks at nothing' }],
  ),
  ...rowsOf({ items: { prefixItems: [true], unevaluatedItems: false } }, [[[1], [2]], true], [[[1, 2]], false]),
  ...rowsOf(
    { $ref: '#/$defs/pair', unevaluatedItems: false, $defs: { pair: { prefixItems: [true, true] } } },
    [[1, 2], true],
    [[1, 2, 3], false],
  ),
  ...rowsOf(
    { anyOf: [{ prefixItems: [true], unevaluatedProperties: false }], unevaluatedItems: false },
    [[1], true, 'what is said of objects does not make items unseen'],
    [[1, 2], false],
  ),
  ...rowsOf({ allOf: [{ unevaluatedItems: true }], unevaluatedItems: false }, [[1], true, 'looked at inside']),
  ...rowsOf({ allOf: [{ prefixItems: [true] }, { unevaluatedItems: false }] }, [[1], false, 'it does not see its cousins']),
  ...rowsOf({ allOf: [{ contains: { const: 1 } }, { unevaluatedItems: false }] }, [[1], false]),
]
