import { expect, test } from 'vitest'
import { compiled } from '#core/form/testing/compiled.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import type { VersionComment } from '#core/protocol/authoring.ts'
import { fieldIdAt, remarksAt } from './remarks-at.ts'

const form = compiled(
  smallDefinition({
    identityKeys: [],
    uiSchema: {},
    schema: smallSchema({
      name: { type: 'string', title: 'Tên', 'x-phieu': { id: 'name0000', type: 'text' } },
      members: {
        type: 'array',
        title: 'Thành viên',
        'x-phieu': { id: 'members0', type: 'repeat' },
        items: {
          type: 'object',
          properties: { _row: { type: 'string' }, age: { type: 'integer', title: 'Tuổi', 'x-phieu': { id: 'age00000', type: 'integer' } } },
          unevaluatedProperties: false,
        },
      },
    }),
  }),
)
const remark = (fieldId: string | null, settledBy: string | null = null): VersionComment => ({
  commentId: '',
  fieldId,
  text: `về ${fieldId}`,
  author: 'Lan',
  at: '2026-11-30T08:00:00Z',
  settledBy,
})

test('a remark stands at its field, one on a field in rows at their table, one on a field that is gone at the whole form', () => {
  const { open } = remarksAt(form, [remark('name0000'), remark('age00000'), remark('gone0000'), remark(null)])
  expect(open.map(({ path }) => path)).toEqual(['/name', '/members', '', ''])
})

test('what is settled is told apart from what is open', () => {
  const { open, settled } = remarksAt(form, [remark('name0000'), remark('name0000', 'Mai')])
  expect([open.length, settled.length]).toEqual([1, 1])
})

test('a field in a row of a record is the field of the form', () => {
  expect(fieldIdAt(form, '/members/@018f0000-0000-7000-8000-000000000000/age')).toBe('age00000')
  expect(fieldIdAt(form, '/nowhere')).toBeNull()
})
