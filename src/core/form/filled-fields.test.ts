import { expect, it } from 'vitest'
import { filledFields } from './filled-fields.ts'
import { compiled } from './testing/compiled.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'

const form = compiled(
  smallDefinition({
    uiSchema: {},
    schema: smallSchema({
      rows: {
        type: 'array',
        title: 'Người',
        items: {
          type: 'object',
          properties: { share: { type: 'string', title: 'Phần', 'x-phieu': { id: 'share000', type: 'text' } } },
          unevaluatedProperties: false,
        },
        'x-phieu': { id: 'rows0000', type: 'repeat' },
      },
    }),
  }),
)
const row = '01990000-0000-7000-8000-000000000001'

it('names the fields that have a value, in rows too, and a repeat that has rows', () => {
  expect(filledFields(form, { name: 'An', rows: [{ _row: row, share: '1' }] })).toEqual(['name0000', 'rows0000', 'share000'])
  expect(filledFields(form, { rows: [{ _row: row }] })).toEqual(['rows0000'])
  expect(filledFields(form, { rows: [] })).toEqual([])
})

it('names a field whose text did not read as a value', () => {
  expect(filledFields(form, {}, { '/day': '31/02' })).toEqual(['day00000'])
})
