import { expect, it } from 'vitest'
import type { JsonSchema } from '../../json-schema.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { classifyFields } from './classify-fields.ts'

const person: JsonSchema = {
  type: 'object',
  properties: { given: { title: 'Tên', type: 'string', 'x-phieu': { id: 'given000', type: 'text' } } },
  unevaluatedProperties: false,
}
const placed = (id: string): JsonSchema => ({ $ref: '#/$defs/person', title: id, 'x-phieu': { id, type: 'group' } })
const form = smallDefinition({
  personalData: {},
  schema: smallSchema({ mother: placed('mother00'), father: placed('father00') }, { $defs: { person } }),
})
const data = { class: 'basic', why: 'Nhận biết' } as const

it('many fields are classed at once, those of a block wherever it is used', () => {
  const made = classifyFields(form, ['name0000', 'mother00-given000', 'gone0000'], data)
  expect(made.personalData).toEqual({ name0000: data, given000: data })
  expect(classifyFields(made, ['name0000', 'father00-given000'], null).personalData).toEqual({})
})

it('a class of one place is changed there', () => {
  const placed = { ...form, personalData: { given000: data, 'mother00-given000': data } }
  const secret = { class: 'sensitive', why: 'Chính sách' } as const
  expect(classifyFields(placed, ['mother00-given000'], secret).personalData).toEqual({ given000: data, 'mother00-given000': secret })
})
