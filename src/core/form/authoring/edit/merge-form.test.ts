import { describe, expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import { compileForm } from '../../compile.ts'
import type { CompiledForm } from '../../compiled-form.ts'
import type { FormDefinition } from '../../definition.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { outlineOf } from '../outline.ts'
import { mergeForm } from './merge-form.ts'
import type { FieldPlace } from './place.ts'

const atEnd: FieldPlace = { parent: '', before: null, section: null }
const ids = () => {
  let n = 0
  return () => `m${String((n += 1)).padStart(7, '0')}`
}

function compiled(definition: FormDefinition): CompiledForm {
  const made = compileForm(definition)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

function merged(definition: FormDefinition, coming: FormDefinition, place = atEnd): FormDefinition {
  const made = mergeForm(definition, coming, place, ids())
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value.definition
}

const conditional = (form: CompiledForm): number => form.nodes.filter(({ presence }) => presence.every((all) => all.length > 0)).length

describe.each(allForms.filter(({ key }) => key !== 'civil-servant-profile').map((form) => [form.key, form] as const))('%s', (_, coming) => {
  const small = smallDefinition()

  it('comes into another form whole: fields, conditions, rules, classes, sections, words', () => {
    const next = merged(small, coming)
    const [before, own, after] = [compiled(small), compiled(coming), compiled(next)]
    expect(after.nodes).toHaveLength(before.nodes.length + own.nodes.length)
    expect(conditional(after)).toBe(conditional(own))
    expect(next.rules).toHaveLength(coming.rules.length)
    expect(Object.keys(next.personalData)).toHaveLength(Object.keys(coming.personalData).length + 1)
    expect(outlineOf(next).sections.map(({ title }) => title)).toEqual(['Chính', ...outlineOf(coming).sections.map(({ title }) => title)])
    expect(Object.keys(next.translations['en']?.fields ?? {})).toHaveLength(Object.keys(coming.translations['en']?.fields ?? {}).length)
    expect(Object.keys(next.translations['en']?.rules ?? {})).toHaveLength(Object.keys(coming.translations['en']?.rules ?? {}).length)
  })

  it('comes in beside itself: each name and id is given once, its rules read their own fields', () => {
    const next = merged(coming, coming)
    const own = compiled(coming)
    const after = compiled(next)
    expect(after.nodes).toHaveLength(own.nodes.length * 2)
    expect(new Set(next.rules.map(({ id }) => id)).size).toBe(coming.rules.length * 2)
    const tops = new Set(own.nodes.map(({ path }) => path.split('/')[1]))
    for (const rule of next.rules.slice(coming.rules.length)) expect(tops.has(rule.at.split('/')[1])).toBe(false)
  })
})

it('comes into a group where nothing ties it, and is refused where something does', () => {
  const group = {
    title: 'Nhóm',
    'x-phieu': { id: 'group000', type: 'group' },
    type: 'object',
    properties: {},
    unevaluatedProperties: false,
  } as const
  const form = smallDefinition({ schema: smallSchema({ group }) })
  const place = { parent: '/group', before: null, section: null }
  const rules = [{ id: 'rule0000', check: 'day <= today()', at: '/day', severity: 'block', message: 'Không sau hôm nay.' }] as const
  const next = merged(form, smallDefinition({ rules: [...rules] }), place)
  expect(outlineOf(next).all.map(({ path }) => path)).toEqual(['/name', '/day', '/group', '/group/name_2', '/group/day_2'])
  const [rule] = next.rules
  expect(rule !== undefined && 'check' in rule && [rule.at, rule.check]).toEqual(['/group/day_2', 'group.day_2 <= today()'])
  const tied = { if: { properties: { name: { const: 'A' } }, required: ['name'] }, then: { required: ['day'] } }
  const refused = mergeForm(form, smallDefinition({ schema: smallSchema({}, { allOf: [tied] }) }), place, ids())
  expect(!refused.ok && refused.error.map(({ code }) => code)).toEqual(expect.arrayContaining(['edit.conditional']))
})
