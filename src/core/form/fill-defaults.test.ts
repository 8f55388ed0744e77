import { describe, expect, it } from 'vitest'
import { createInstance } from './instance.ts'
import type { RowId } from '../lib/ids.ts'
import { compileForm } from './compile.ts'
import { fillDefaults, newValues } from './fill-defaults.ts'
import type { JsonSchema } from './json-schema.ts'
import { compiled } from './testing/compiled.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'
import { testContext } from './testing/test-node.ts'

const text = (id: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', title: id, 'x-phieu': { id, type: 'text' }, ...more })
const count = (id: string, more: JsonSchema = {}): JsonSchema => ({
  type: 'integer',
  title: id,
  'x-phieu': { id, type: 'integer' },
  ...more,
})
const shownWhen = (name: string, value: boolean, properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  if: { properties: { [name]: { const: value } }, required: [name] },
  then: { properties },
})
const row = '01900000-0000-7000-8000-000000000001' as RowId // a UUID

const schema = smallSchema(
  {
    abroad: { type: 'boolean', default: false, title: 'Ở nước ngoài', 'x-phieu': { id: 'abroad00', type: 'yes-no' } },
    copies: count('copies00', { default: 2, minimum: 1 }),
    fee: count('fee00000', { readOnly: true, 'x-phieu': { id: 'fee00000', type: 'integer', computed: true } }),
    people: {
      type: 'array',
      title: 'Người',
      items: {
        type: 'object',
        properties: { _row: { type: 'string', format: 'uuid' }, share: count('share000', { default: 50 }) },
        required: ['_row'],
        unevaluatedProperties: false,
      },
      'x-phieu': { id: 'people00', type: 'repeat' },
    },
  },
  {
    allOf: [
      shownWhen('abroad', false, { nation: text('nation00', { default: 'Kinh' }) }),
      shownWhen('abroad', true, { country: text('country0', { default: 'Lào' }) }),
    ],
  },
)
const definition = smallDefinition({ schema, uiSchema: {}, rules: [{ id: 'feerule0', compute: 'copies * 8000', at: '/fee' }] })
const form = compiled(definition)

describe('a new record', () => {
  it('begins with the defaults of the fields that are there, those included that a default brings in', () => {
    expect(newValues(form, testContext())).toEqual({ abroad: false, copies: 2, fee: 16_000, nation: 'Kinh' })
  })

  it('gets the default of a field when a condition shows it, and keeps what was cleared by hand', () => {
    const instance = createInstance(form, newValues(form, testContext()), testContext())
    instance.set('/copies', undefined)
    fillDefaults(instance, instance.set('/abroad', true).presence)
    expect(instance.value('/country')).toBe('Lào')
    expect(instance.value('/copies')).toBeUndefined()
  })

  it('gets the defaults of a row with the row', () => {
    const instance = createInstance(form, {}, testContext())
    instance.addRow('/people', row)
    const told: string[] = []
    fillDefaults(instance, [`/people/@${row}`], { told: (path) => told.push(path) })
    expect(instance.values()).toEqual({ people: [{ _row: row, share: 50 }] })
    expect(told).toEqual([`/people/@${row}/share`])
  })
})

it('a default never replaces a value', () => {
  const instance = createInstance(form, { copies: 5, abroad: true, country: 'Nhật Bản' }, testContext())
  fillDefaults(instance, [''])
  expect(instance.values()).toEqual({ copies: 5, abroad: true, country: 'Nhật Bản', fee: 40_000 })
})

it('a default that its own field refuses, or that stands where none can, stops the form', () => {
  const codes = (properties: Readonly<Record<string, JsonSchema>>) => {
    const result = compileForm(smallDefinition({ schema: smallSchema(properties), uiSchema: {} }))
    return result.ok ? [] : result.error.map((each) => `${each.code} ${each.path}`)
  }
  expect(codes({ copies: count('copies00', { default: 0, minimum: 1 }) })).toEqual(['default.invalid /copies'])
  const number: JsonSchema = {
    type: 'string',
    readOnly: true,
    title: 'Số',
    default: '1',
    'x-phieu': { id: 'number00', type: 'assigned-number', series: 'births', pattern: '{n}' },
  }
  expect(codes({ number })).toEqual(['default.unsupported /number'])
})
