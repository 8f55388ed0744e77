import { expect, it } from 'vitest'
import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { compileForm } from '../compile.ts'
import { parseFormDefinition } from '../parse.ts'
import { smallDefinition, smallSchema } from '../testing/small-definition.ts'
import { testContext } from '../testing/compiled.ts'
import { validateValues } from '../validate-values.ts'

const text = (id: string) => ({ title: id, type: 'string', 'x-phieu': { id, type: 'text' } })

/** As RJSF forms of years ago state it: a field that appears with another one. */
const ofDraft07 = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  definitions: { name: text('name0000') },
  properties: { name: { $ref: '#/definitions/name' }, card: text('card0000') },
  required: ['name'],
  dependencies: { card: { properties: { bank: text('bank0000') }, required: ['bank'] }, name: ['card'] },
  unevaluatedProperties: false,
}

const issuesOf = (schema: JsonValue, values: Record<string, JsonValue>): readonly string[] => {
  const parsed = parseFormDefinition({ ...smallDefinition(), schema, personalData: {}, uiSchema: {} })
  const form = parsed.ok ? compileForm(parsed.value) : parsed
  return form.ok
    ? validateValues(form.value, values, testContext()).map(({ code, path }) => `${code} ${path}`)
    : form.error.map(({ code, path }) => `${code} ${path}`)
}

it('takes a form of 2019-09 whose fields depend on each other, and reads their presence', () => {
  const schema = { ...ofDraft07, $schema: 'https://json-schema.org/draft/2019-09/schema' }
  expect(issuesOf(schema, { name: 'An' })).toEqual(['required /card'])
  expect(issuesOf(schema, { name: 'An', card: '1' })).toEqual(['required /bank'])
  expect(issuesOf(schema, { name: 'An', card: '1', bank: 'x' })).toEqual([])
  // Without the card the bank is hidden, and what is hidden is not looked at.
  expect(issuesOf(schema, { name: 'An', bank: 'x' })).toEqual(['required /card'])
})

it('takes dependencies in a form of today', () => {
  const { bank, ...rest } = { ...ofDraft07.properties, bank: ofDraft07.dependencies.card }
  const schema = smallSchema({}, {})
  const today = {
    ...schema,
    properties: { name: text('name0000'), card: rest.card },
    dependentSchemas: { card: bank },
    dependentRequired: { name: ['card'] },
  } as unknown as JsonValue // a schema is JSON
  expect(issuesOf(today, { name: 'An', card: '1' })).toEqual(['required /bank'])
  expect(issuesOf(today, { name: 'An' })).toEqual(['required /card'])
})

it('says of a form of draft-07 that its objects are open: unevaluatedProperties came later', () => {
  expect(issuesOf(ofDraft07, {})).toEqual(['object.not-closed /schema'])
})

it('takes a form of draft-07 whose objects are closed by the words of its time', () => {
  const { dependencies: _, unevaluatedProperties: __, ...rest } = ofDraft07
  const closed = { ...rest, additionalProperties: false }
  expect(issuesOf(closed, { name: 'An', card: '1' })).toEqual([])
  expect(issuesOf(closed, { name: 'An', x: 1 })).toEqual(['unknown-property /x'])
  expect(issuesOf(closed, {})).toEqual(['required /name'])
})

it('leaves a definition of today alone', () => {
  const definition = smallDefinition()
  const parsed = parseFormDefinition(definition)
  expect(parsed.ok && parsed.value).toBe(definition)
  expect(isJsonObject(definition.schema)).toBe(true)
})

it('refuses a dialect that nobody knows', () => {
  expect(issuesOf({ ...ofDraft07, $schema: 'https://hp.example/own' }, {})).toEqual(
    expect.arrayContaining(['schema.keyword-value /schema/$schema']),
  )
})
