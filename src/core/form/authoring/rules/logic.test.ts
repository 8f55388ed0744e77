import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCondition } from '../../compile/condition.ts'
import { createSchemaCompiler } from '../../validate/compile-schema.ts'
import type { JsonObject } from '../../../lib/json.ts'
import { compiled, testContext } from '../../testing/compiled.ts'
import { holds } from '../../testing/meaning-of-logic.ts'
import { runExpression } from '../../testing/run-expression.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { readCondition, writeCondition } from './condition-schema.ts'
import { flatLogic, flatTerm, type FieldRef, type Logic, type Term } from './logic.ts'
import { readLogic, readTerm } from './read-cel.ts'
import { writeLogic, writeTerm } from './write-cel.ts'

const form = compiled(
  smallDefinition({
    schema: smallSchema({
      count: { title: 'Số', type: 'integer', 'x-phieu': { id: 'count000', type: 'integer' } },
      area: { title: 'Diện tích', type: 'number', multipleOf: 0.01, 'x-phieu': { id: 'area0000', type: 'decimal' } },
      yes: { title: 'Có', type: 'boolean', 'x-phieu': { id: 'yes00000', type: 'yes-no' } },
      place: {
        title: 'Nơi',
        type: 'object',
        'x-phieu': { id: 'place000', type: 'group' },
        properties: { street: { title: 'Phố', type: 'string', 'x-phieu': { id: 'street00', type: 'text' } } },
        unevaluatedProperties: false,
      },
      rows: {
        title: 'Dòng',
        type: 'array',
        'x-phieu': { id: 'rows0000', type: 'repeat' },
        items: {
          type: 'object',
          properties: {
            _row: { type: 'string', format: 'uuid' },
            share: { title: 'Phần', type: 'integer', 'x-phieu': { id: 'share000', type: 'integer' } },
          },
          required: ['_row'],
          unevaluatedProperties: false,
        },
      },
    }),
  }),
)

const record = (...path: string[]): FieldRef => ({ from: 'record', path })
const field = (ref: FieldRef): Term => ({ kind: 'field', field: ref })
const integer = (value: number): Term => ({ kind: 'integer', value })
const text = (value: string): Term => ({ kind: 'text', value })
const share = (up: number): Term => field({ from: 'item', up, path: ['share'] })

const signs = fc.constantFrom('==', '!=', '<', '<=', '>', '>=' as const)
const texts = fc.constantFrom('', 'a', 'An', 'Đặng "x"', 'a.b', '\\')
const numbers = fc.integer({ min: -3, max: 5 })
const textFields = fc.constantFrom(record('name'), record('place', 'street'))
const numberFields = fc.constantFrom(record('count'), record('area'))
const sign = signs as fc.Arbitrary<Extract<Logic, { kind: 'compare' }>['sign']> // the six signs

/** Logic over one field at a time, as a schema can state it. */
const leaf: fc.Arbitrary<Logic> = fc.oneof(
  fc
    .tuple(numberFields, sign, numbers)
    .map(([ref, each, value]): Logic => ({ kind: 'compare', left: field(ref), sign: each, right: integer(value) })),
  fc
    .tuple(textFields, fc.constantFrom('==', '!=' as const), texts)
    .map(([ref, each, value]): Logic => ({ kind: 'compare', left: field(ref), sign: each as '==', right: text(value) })),
  fc
    .tuple(textFields, fc.array(texts, { minLength: 1, maxLength: 3 }))
    .map(([ref, list]): Logic => ({ kind: 'in', value: field(ref), list: { kind: 'list', items: list.map(text) } })),
  fc
    .tuple(
      fc.constantFrom('startsWith', 'endsWith', 'contains'),
      textFields,
      texts.filter((value) => value !== ''),
    )
    .map(([name, ref, value]): Logic => ({ kind: 'truth', of: { kind: 'call', name, of: field(ref), args: [text(value)] } })),
  fc.oneof(textFields, numberFields).map((ref): Logic => ({ kind: 'present', field: ref })),
  fc.constant<Logic>({ kind: 'truth', of: field(record('yes')) }),
)

const grouped = (leaves: fc.Arbitrary<Logic>): fc.Arbitrary<Logic> =>
  fc.letrec<{ logic: Logic }>((tie) => ({
    logic: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaves,
      fc
        .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('logic'), { maxLength: 3 }))
        .map(([kind, parts]): Logic => ({ kind, parts })),
      tie('logic').map((of): Logic => ({ kind: 'not', of })),
    ),
  })).logic

const shares: Term = { kind: 'rows', list: field(record('rows')), where: null, pick: share(0) }
/** Whole numbers, with walks through rows. */
const number: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3 },
    numbers.map(integer),
    fc.constant(field(record('count'))),
    fc.constant<Term>({ kind: 'call', name: 'sum', of: null, args: [shares] }),
    fc.tuple(sign, numbers).map(([each, value]): Term => ({
      kind: 'call',
      name: 'count',
      of: null,
      args: [
        {
          kind: 'rows',
          list: field(record('rows')),
          where: { kind: 'compare', left: share(0), sign: each, right: integer(value) },
          pick: null,
        },
      ],
    })),
    fc
      .tuple(fc.constantFrom('+' as const, '-' as const, '*' as const), tie('term'), tie('term'))
      .map(([each, left, right]): Term => ({ kind: 'arithmetic', sign: each, left, right })),
    tie('term').map((of): Term => ({ kind: 'minus', of })),
    fc.tuple(leaf, tie('term'), tie('term')).map(([test, yes, no]): Term => ({ kind: 'if', test, then: yes, else: no })),
  ),
})).term

const someRow = fc.tuple(fc.constantFrom('exists' as const, 'all' as const), sign, number).map(([which, each, right]): Logic => ({
  kind: 'some',
  which,
  list: field(record('rows')),
  where: { kind: 'compare', left: share(0), sign: each, right },
}))
const anyLogic = grouped(
  fc.oneof(
    leaf,
    someRow,
    fc.tuple(number, sign, number).map(([left, each, right]): Logic => ({ kind: 'compare', left, sign: each, right })),
  ),
)

const values: fc.Arbitrary<JsonObject> = fc.record(
  {
    name: texts,
    count: numbers,
    area: numbers,
    yes: fc.boolean(),
    place: fc.record({ street: texts }, { requiredKeys: [] }),
    rows: fc
      .array(numbers, { maxLength: 3 })
      .map((list) => list.map((value, i) => ({ _row: `01990000-0000-7000-8000-00000000000${i}`, share: value }))),
  },
  { requiredKeys: [] },
)

const top = { from: 'record', path: [] } as const

describe('logic as CEL', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyLogic, (logic) => void expect(readLogic(writeLogic(logic))).toEqual({ ok: true, value: flatLogic(logic) })),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(number, (term) => void expect(readTerm(writeTerm(term))).toEqual({ ok: true, value: flatTerm(term) })),
      { numRuns: 500 },
    )
  })

  it('means what it says', () => {
    fc.assert(
      fc.property(anyLogic, values, (logic, own) => {
        const ran = runExpression(form, writeLogic(logic), own, testContext())
        expect(ran.ok ? ran.value.value : ran.error, writeLogic(logic)).toEqual(holds(logic, { values: own, items: [] }) ?? null)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps what the model does not know as it is written', () => {
    const written = 'cel.bind(x, count, x > 2) && {"a": 1}[name] == 1 && has(self["ngày sinh"])'
    const read = readLogic(written)
    expect(read.ok && readLogic(writeLogic(read.value))).toEqual(read)
    expect(read.ok && writeLogic(read.value)).toContain('cel.bind(x, count, x > 2)')
  })
})

describe('logic as the `if` of a schema', () => {
  it('holds exactly when the logic is true, and when what is read back from it is', () => {
    fc.assert(
      fc.property(grouped(leaf), values, (logic, own) => {
        const written = writeCondition(logic, top)
        if (!written.ok) throw new Error(JSON.stringify(written.error))
        const isTrue = holds(logic, { values: own, items: [] }) === true
        const read = readCondition(written.value, top)
        expect(createCondition({}, createSchemaCompiler({}), written.value, '').test(own), JSON.stringify(written.value)).toBe(isTrue)
        expect(read === null ? null : holds(read, { values: own, items: [] }) === true, JSON.stringify(written.value)).toBe(isTrue)
      }),
      { numRuns: 500 },
    )
  })

  it('says which part needs a computed field', () => {
    const later: Logic = {
      kind: 'compare',
      left: field(record('day')),
      sign: '<',
      right: { kind: 'call', name: 'today', of: null, args: [] },
    }
    expect(writeCondition({ kind: 'all', parts: [{ kind: 'present', field: record('name') }, later] }, top)).toEqual({
      ok: false,
      error: { kind: 'needs-computed', part: later },
    })
  })
})
