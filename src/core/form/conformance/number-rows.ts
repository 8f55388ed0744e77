import { rowsOf, type ConformanceRow } from './conformance-row.ts'

const doubles = 'divides in doubles, where the quotient is not whole'

/** `minimum`, `maximum`, `exclusive…`, `multipleOf`. */
export const numberRows: readonly ConformanceRow[] = [
  ...rowsOf({ minimum: 1.5 }, [1.5, true], [1.6, true], [1.4999, false], ['1', true, 'says nothing of other types'], [null, true]),
  ...rowsOf({ minimum: -2 }, [-2, true], [-2.0001, false], [0, true]),
  ...rowsOf({ minimum: 0 }, [-0, true], [0, true], [-5e-324, false]),
  ...rowsOf({ maximum: 3 }, [3, true], [3.0, true], [3.0000001, false], [[4], true]),
  ...rowsOf({ maximum: 1e308 }, [1e308, true], [1.7e308, false]),
  ...rowsOf({ exclusiveMinimum: 1 }, [1, false], [1.0000001, true], [0, false], ['0', true]),
  ...rowsOf({ exclusiveMinimum: 0 }, [0, false], [5e-324, true], [-0, false]),
  ...rowsOf({ exclusiveMaximum: 1 }, [1, false], [0.9999, true], [2, false], [{}, true]),
  ...rowsOf({ minimum: 1, exclusiveMaximum: 2 }, [1, true], [1.99, true], [2, false], [0.99, false]),
  ...rowsOf({ minimum: 2, maximum: 1 }, [1, false], [1.5, false], [2, false], ['x', true]),
  ...rowsOf({ multipleOf: 2 }, [0, true], [-4, true], [7, false], [4.0, true], [1.5, false], ['3', true]),
  ...rowsOf({ multipleOf: 1.5 }, [4.5, true], [0, true], [35, false]),
  ...rowsOf(
    { multipleOf: 0.01 },
    [0.07, true, 'as decimals are written', { ajv: doubles }],
    [33.33, true, '', { ajv: doubles }],
    [33.335, false],
    [4.35, true, '', { ajv: doubles }],
    [19.99, true, '', { ajv: doubles }],
    [-0.29, true, '', { ajv: doubles }],
    [1e15, true],
  ),
  ...rowsOf({ multipleOf: 0.0001 }, [0.0075, true], [0.00751, false]),
  ...rowsOf({ multipleOf: 1e-8 }, [12391239123, true], [0.00000001, true], [0.000000015, false]),
  ...rowsOf({ multipleOf: 0.3 }, [0.9, true], [1.2, true], [1, false]),
  ...rowsOf(
    { multipleOf: 5e-324 },
    [1, true, '', { ajv: 'the quotient is infinite' }],
    [1e308, true, 'the smallest double divides every other', { ajv: 'the quotient is infinite' }],
  ),
  ...rowsOf({ multipleOf: 0.123456789 }, [1e308, false]),
  ...rowsOf({ multipleOf: 1e308 }, [0, true], [1e308, true], [1, false]),
  ...rowsOf({ multipleOf: 0.5 }, [1e308, true, '', { ajv: 'the quotient is infinite' }], [0.25, false]),
  ...rowsOf({ type: 'integer', multipleOf: 0.5 }, [1, true], [1.5, false]),
]
