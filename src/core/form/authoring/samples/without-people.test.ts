import { expect, it } from 'vitest'
import type { FormDefinition } from '../../definition.ts'
import type { FieldSettings } from '../../field-settings.ts'
import { compiled, testContext } from '../../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { withoutPeople } from './without-people.ts'

const text = (id: string, more: Partial<FieldSettings> = {}) =>
  ({ title: id, type: 'string', 'x-phieu': { id, type: 'text', ...more } }) as const
const group = (id: string, more: Partial<FieldSettings> = {}) =>
  ({
    title: id,
    'x-phieu': { id, type: 'group', ...more } as FieldSettings, // one of the kinds of settings
    type: 'object',
    properties: { said: text(`${id.slice(0, 4)}said`) },
    unevaluatedProperties: false,
  }) as const
const basic = { class: 'basic', why: 'Nhận biết' } as const

const kept = (personalData: FormDefinition['personalData']) => {
  const properties = {
    mother: group('mother00'),
    home: group('home0000', { concept: 'person.residence' }),
    phone: { title: 'Số', type: 'string', format: 'vn-phone', 'x-phieu': { id: 'phone000', type: 'phone' } },
    place: text('place000'),
  } as const
  const form = compiled(smallDefinition({ personalData, schema: smallSchema(properties) }))
  const typed = { name: 'Lê Thị Thật', mother: { said: 'Bà Thật' }, home: { said: 'Ngõ Thật' }, phone: '0912345678', place: 'Chợ Sắt' }
  const values = withoutPeople(form, typed, testContext(), 1)
  const left = JSON.stringify(values)
  return ['Lê Thị Thật', 'Bà Thật', 'Ngõ Thật', '0912345678', 'Chợ Sắt'].filter((each) => left.includes(each))
}

it('what the form, the type or the concept says is about a person is invented, and nothing else', () => {
  expect(kept({ name0000: basic })).toEqual(['Bà Thật', 'Chợ Sắt'])
})

it('what stands in a group of a person is invented, and what has a class in its place', () => {
  expect(kept({ name0000: basic, mother00: basic })).toEqual(['Chợ Sắt'])
  expect(kept({ name0000: basic, 'mother00-mothsaid': basic })).toEqual(['Bà Thật', 'Chợ Sắt'])
})
