import type { CodeList } from '../code-list.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { JsonSchema } from '../json-schema.ts'
import { compiled } from './compiled.ts'
import { smallDefinition } from './small-definition.ts'

let made = 0
const field = (
  type: NonNullable<JsonSchema['type']>,
  name: NonNullable<JsonSchema['x-phieu']>['type'],
  more: JsonSchema = {},
): JsonSchema => ({
  type,
  ...more,
  'x-phieu': { id: `p${String(made++).padStart(7, '0')}`, type: name, ...(name === 'record-ref' ? { form: 'households' } : {}) },
})

/** A small household: the form of the examples in `expression/README.md`. */
export const peopleSchema: JsonSchema = {
  type: 'object',
  properties: {
    name: field('string', 'text'),
    born: field('string', 'date'),
    received: field('string', 'date'),
    citizen: field('string', 'text'),
    phone: field('string', 'text'),
    email: field('string', 'text'),
    tax: field('string', 'text'),
    kind: field('string', 'text'),
    ward: field('string', 'text'),
    count: field('integer', 'integer'),
    area: field('number', 'decimal', { multipleOf: 0.01 }),
    price: field('number', 'decimal', { multipleOf: 0.1 }),
    note: field('string', 'text'),
    married: field('boolean', 'yes-no'),
    tags: field('array', 'multi-choice', { items: { type: 'string' } }),
    address: field('object', 'group', { properties: { street: field('string', 'text'), house: field('integer', 'integer') } }),
    earlier: field('object', 'record-ref', {
      properties: { recordId: { type: 'string', format: 'uuid' }, unitId: { type: 'string', format: 'uuid' }, title: { type: 'string' } },
    }),
    members: field('array', 'repeat', {
      items: {
        type: 'object',
        properties: {
          _row: { type: 'string', format: 'uuid' },
          name: field('string', 'text'),
          born: field('string', 'date'),
          share: field('number', 'decimal', { multipleOf: 0.01 }),
          income: field('integer', 'integer'),
        },
        required: ['_row'],
      },
    }),
  },
}

export const peopleForm = (): CompiledForm => compiled(smallDefinition({ schema: peopleSchema, uiSchema: {}, rules: [] }))

export const wardList: CodeList = {
  key: 'wards',
  version: '2026-01-01',
  title: 'Phường',
  source: 'made up',
  codesBy: 'project',
  items: [
    { code: '11311', name: 'Phường Hồng Bàng', parent: '31', columns: { kind: 'phường' } },
    { code: '11329', name: 'Phường Lê Chân', parent: '31', columns: { kind: 'phường' } },
  ],
}
