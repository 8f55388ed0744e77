import { expect, test } from 'vitest'
import type { JsonValue } from '../lib/json.ts'
import { fillFieldIds } from './fill-field-ids.ts'
import { parseFormDefinition } from './parse.ts'
import { smallDefinition } from './testing/small-definition.ts'

const counting = (): (() => string) => {
  let n = 0
  return () => `made${String(n++).padStart(4, '0')}`
}

/** As an author leaves it: types, but no ids. */
const written = (properties: object, rest: object = {}, rules: readonly object[] = []): JsonValue =>
  JSON.parse(
    JSON.stringify({
      ...smallDefinition(),
      schema: {
        type: 'object',
        properties: { name: { type: 'string', 'x-phieu': { type: 'text' } }, ...properties },
        unevaluatedProperties: false,
        ...rest,
      },
      uiSchema: {},
      personalData: {},
      rules,
    }),
  ) as JsonValue

test('each field and each rule gets an id, and the form is then admitted', () => {
  const person = {
    type: 'object',
    'x-phieu': { type: 'group' },
    properties: { full: { type: 'string', 'x-phieu': { type: 'text' } } },
    unevaluatedProperties: false,
  }
  const properties = { mother: { $ref: '#/$defs/person' }, father: { $ref: '#/$defs/person' } }
  const rule = { check: 'true', at: '/name', severity: 'info', message: 'x' }
  const filled = fillFieldIds(written(properties, { $defs: { person } }, [rule]), counting())
  expect(parseFormDefinition(filled)).toMatchObject({ ok: true })
  expect(filled).toMatchObject({
    schema: {
      properties: {
        name: { 'x-phieu': { id: 'made0000', type: 'text' } },
        mother: { 'x-phieu': { id: 'made0001' } },
        father: { 'x-phieu': { id: 'made0003' } },
      },
      $defs: { person: { properties: { full: { 'x-phieu': { id: 'made0002' } } } } },
    },
    rules: [{ id: 'made0004' }],
  })
})

test('a field declared in two branches gets one id', () => {
  const branch = (value: string): object => ({
    if: { properties: { name: { const: value } }, required: ['name'] },
    then: { properties: { extra: { type: 'string', 'x-phieu': { type: 'text' } } } },
  })
  expect(parseFormDefinition(fillFieldIds(written({}, { allOf: [branch('a'), branch('b')] }), counting()))).toMatchObject({ ok: true })
})

test('an id that is there stays, and is not given again', () => {
  const made = fillFieldIds(written({ other: { type: 'string', 'x-phieu': { id: 'made0000', type: 'text' } } }), counting())
  expect(made).toMatchObject({
    schema: { properties: { name: { 'x-phieu': { id: 'made0001' } }, other: { 'x-phieu': { id: 'made0000' } } } },
  })
  expect(fillFieldIds(made, counting())).toEqual(made)
})

test('a document that is no definition comes back as it is', () => {
  for (const document of [null, [], { schema: 1 }, { schema: { $ref: '#' } }] as const)
    expect(fillFieldIds(document, counting())).toEqual(document)
})
