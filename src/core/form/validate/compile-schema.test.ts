import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../lib/json.ts'
import { createSchemaCompiler } from './compile-schema.ts'
import type { FullSchema } from './full-schema.ts'
import { createSeen } from './seen.ts'

const row = (n: number): string => `01990000-0000-7000-8000-00000000000${n}`

function issues(schema: FullSchema, value: JsonValue, demo = true): string[] {
  const found: string[] = []
  createSchemaCompiler(schema)(schema)(value, '', { report: ({ code, path }) => found.push(`${code} ${path}`.trim()), demo }, createSeen())
  return found
}

describe('issues', () => {
  it.each<[string, FullSchema, JsonValue, string[]]>([
    ['a missing property at its own path', { type: 'object', required: ['a'] }, {}, ['required /a']],
    [
      'a choice as one issue',
      {
        oneOf: [
          { const: 'a', title: 'A' },
          { const: 'b', title: 'B' },
        ],
      },
      'c',
      ['enum'],
    ],
    ['another type, and nothing else', { type: 'string', minLength: 3, pattern: '^a' }, 1, ['type']],
    ['several at once', { type: 'string', minLength: 3, pattern: '^a' }, 'b', ['minLength', 'pattern']],
    ['an unknown property at its path', { properties: { a: {} }, unevaluatedProperties: false }, { b: 1 }, ['unknown-property /b']],
    ['names that need escaping', { properties: { 'a/b': { type: 'string' } } }, { 'a/b': 1 }, ['type /a~1b']],
    ['a branch that applies', { if: { required: ['a'] }, then: { required: ['b'] } }, { a: 1 }, ['required /b']],
    [
      'only the chosen branch',
      {
        oneOf: [
          { properties: { k: { const: 1 } }, required: ['k', 'x'] },
          { properties: { k: { const: 2 } }, required: ['k', 'y'] },
        ],
      },
      { k: 2 },
      ['required /y'],
    ],
    [
      'no branch chosen',
      {
        oneOf: [
          { properties: { k: { const: 1 } }, required: ['k'] },
          { properties: { k: { const: 2 } }, required: ['k'] },
        ],
      },
      { k: 3 },
      ['enum /k'],
    ],
    ['a format by its name', { format: 'date' }, '2026-02-30', ['format.date']],
    ['what must not be', { not: { const: 1 } }, 1, ['not']],
  ])('name %s', (_, schema, value, expected) => {
    expect(issues(schema, value)).toEqual(expected)
  })
})

describe('rows', () => {
  const list: FullSchema = {
    type: 'array',
    items: {
      type: 'object',
      properties: { _row: { type: 'string', format: 'uuid' }, name: { type: 'string' } },
      required: ['_row', 'name'],
      unevaluatedProperties: false,
    },
  }

  it('are addressed by their identity', () => {
    expect(issues(list, [{ _row: row(1), name: 'An' }, { _row: row(2) }])).toEqual([`required /@${row(2)}/name`])
  })

  it('need one each', () => {
    expect(issues(list, [{ name: 'An' }, { _row: 'x', name: 'An' }])).toEqual(['row-id /0', 'row-id /1'])
    expect(
      issues(list, [
        { _row: row(1), name: 'An' },
        { _row: row(1), name: 'Bình' },
      ]),
    ).toEqual(['row-id /1'])
  })
})

describe('numbers', () => {
  it.each([
    [0.07, 0.01, true],
    [33.33, 0.01, true],
    [33.335, 0.01, false],
    [1e21, 1, true],
    [4.35, 0.05, true],
    [9007199254740991, 1, true],
    [1e-7, 0.000001, false],
  ])('%d in steps of %d: %s', (value, multipleOf, expected) => {
    expect(issues({ multipleOf }, value)).toEqual(expected ? [] : ['multipleOf'])
  })
})

it('counts length in code points, and matches patterns in linear time', () => {
  expect(issues({ maxLength: 2 }, '😀😀')).toEqual([])
  expect(issues({ pattern: '^(\\p{L}+\\s?)*$' }, `${'a'.repeat(5000)}1`)).toEqual(['pattern'])
})

it('takes demonstration numbers in the demonstration only', () => {
  expect(issues({ format: 'personal-id' }, '099204000123', true)).toEqual([])
  expect(issues({ format: 'personal-id' }, '099204000123', false)).toEqual(['personal-id.demo'])
})

it('follows a recursive reference as deep as the value goes', () => {
  const tree: FullSchema = { type: 'object', properties: { next: { $ref: '#' } }, unevaluatedProperties: false }
  expect(issues(tree, { next: { next: { next: {} } } })).toEqual([])
  expect(issues(tree, { next: { next: { other: 1 } } })).toEqual(['unknown-property /next/next/other'])
})
