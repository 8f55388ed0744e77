import { expect, it } from 'vitest'
import { outlineOf } from './authoring/outline.ts'
import { compileForm } from './compile.ts'
import type { FormDefinition } from './definition.ts'
import type { JsonSchema } from './json-schema.ts'
import { personalClasses } from './personal-data.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'

const person: JsonSchema = {
  type: 'object',
  properties: {
    faith: { title: 'Tôn giáo', type: 'string', 'x-phieu': { id: 'faith000', type: 'text' } },
    given: { title: 'Tên', type: 'string', 'x-phieu': { id: 'given000', type: 'text' } },
  },
  unevaluatedProperties: false,
}
const form = (personalData: FormDefinition['personalData'], gap: string): FormDefinition =>
  smallDefinition({
    personalData,
    schema: smallSchema(
      {
        mother: { $ref: '#/$defs/person', title: 'Mẹ', 'x-phieu': { id: 'mother00', type: 'group' } },
        father: { $ref: '#/$defs/person', title: 'Cha', 'x-phieu': { id: 'father00', type: 'group' } },
      },
      { $defs: { person } },
    ),
    rules: [{ id: 'rule0000', check: 'name != ""', at: '/name', severity: 'block', message: `Xem {${gap}}.` }],
  })
const secret = { class: 'sensitive', why: 'Chính sách' } as const
const plain = { class: 'basic', why: 'Nhận biết' } as const
const told = (definition: FormDefinition): readonly string[] => {
  const compiled = compileForm(definition)
  return compiled.ok ? [] : compiled.error.map(({ code }) => code)
}
const classAt = (definition: FormDefinition, path: string) => {
  const nodes = outlineOf(definition).all.map(({ path: at, key, schema }) => ({ path: at, fieldId: key, ownId: schema['x-phieu']?.id }))
  return personalClasses(definition.personalData, nodes).get(path)
}

it('a field of a block has the class that stands under its own id, wherever the block is used', () => {
  const definition = form({ faith000: secret }, 'name')
  expect(classAt(definition, '/mother/faith')).toEqual({ personalData: secret, key: 'faith000', at: '/mother/faith' })
  expect(classAt(definition, '/mother/given')).toBeUndefined()
})

it('a place may have a class of its own, and what stands in a whole has the class of the whole', () => {
  const definition = form({ faith000: plain, 'mother00-faith000': secret, father00: secret }, 'name')
  expect(classAt(definition, '/mother/faith')?.key).toBe('mother00-faith000')
  expect(classAt(definition, '/father/faith')?.key).toBe('faith000')
  expect(classAt(definition, '/father/given')).toEqual({ personalData: secret, key: 'father00', at: '/father' })
})

it('no message shows a sensitive value, whichever way its class is written', () => {
  expect(told(form({ faith000: secret }, 'mother.faith'))).toEqual(['rule.message-sensitive'])
  expect(told(form({ 'father00-faith000': secret }, 'father.faith'))).toEqual(['rule.message-sensitive'])
  expect(told(form({ 'father00-faith000': secret }, 'mother.faith'))).toEqual([])
  expect(told(form({ mother00: secret }, 'mother.given'))).toEqual(['rule.message-sensitive'])
  expect(told(form({ faith000: secret }, 'mother.given'))).toEqual([])
})
