import { describe, expect, it } from 'vitest'
import { must } from '../lib/assert.ts'
import { compileForm } from './compile.ts'
import type { FormDefinition } from './definition.ts'
import type { JsonSchema } from './json-schema.ts'
import { compiled } from './testing/compiled.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'

const text = (id: string, title = id): JsonSchema => ({ title, type: 'string', 'x-phieu': { id, type: 'text' } })
const form = (schema: JsonSchema, more: Partial<FormDefinition> = {}) => compiled(smallDefinition({ schema, uiSchema: {}, ...more }))
const errors = (definition: FormDefinition): string[] => {
  const result = compileForm(definition)
  return result.ok ? [] : result.error.map(({ code, path }) => `${code} ${path}`)
}

const address: JsonSchema = {
  title: 'Địa chỉ',
  type: 'object',
  properties: { street: text('street00'), town: text('town0000') },
  required: ['street'],
  'x-phieu': { id: 'address0', type: 'address' },
}
const twoAddresses: JsonSchema = {
  type: 'object',
  $defs: { address },
  properties: {
    home: { $ref: '#/$defs/address', title: 'Nơi ở', 'x-phieu': { id: 'home0000', type: 'address' } },
    work: { $ref: '#/$defs/address', description: 'Nơi làm việc', 'x-phieu': { id: 'work0000', type: 'address' } },
  },
}

describe('references', () => {
  it('lay the words and settings of the site over the definition', () => {
    const { byPath } = form(twoAddresses)
    expect(byPath.get('/home')).toMatchObject({ title: 'Nơi ở', kind: 'group', type: 'address' })
    expect(byPath.get('/work')).toMatchObject({ title: 'Địa chỉ', help: 'Nơi làm việc' })
  })

  it('give each site its own field ids', () => {
    const { byPath } = form(twoAddresses)
    expect([byPath.get('/home/street')?.fieldId, byPath.get('/work/street')?.fieldId]).toEqual(['home0000-street00', 'work0000-street00'])
  })
})

describe('order', () => {
  const three = { type: 'object', properties: { a: text('a'), b: text('b'), c: text('c') } } satisfies JsonSchema
  const names = (uiSchema: FormDefinition['uiSchema']): string[] => form(three, { uiSchema }).nodes.map((node) => node.name)

  it('follows ui:order, the star standing for the rest', () => {
    expect(names({ 'ui:order': ['c', '*'] })).toEqual(['c', 'a', 'b'])
    expect(names({ 'ui:order': ['*', 'a'] })).toEqual(['b', 'c', 'a'])
  })

  it('follows the sections before ui:order', () => {
    expect(names({ 'ui:options': { sections: [{ id: 's', title: 'S', fields: ['c', 'a'] }] } })).toEqual(['c', 'a', 'b'])
  })

  it('puts parents before their children', () => {
    for (const node of form(twoAddresses).nodes) expect(node.parent ?? -1).toBeLessThan(node.index)
  })
})

describe('sections', () => {
  it('are one for each group, after one for the single fields', () => {
    const { sections } = form({ ...twoAddresses, properties: { ...twoAddresses.properties, note: text('note0000') } })
    expect(sections.map(({ id, nodes }) => [id, nodes.length])).toEqual([
      ['general', 1],
      ['home', 1],
      ['work', 1],
    ])
  })

  it('leave no field out', () => {
    const { sections } = form(smallSchema(), { uiSchema: { 'ui:options': { sections: [{ id: 's', title: 'S', fields: ['name'] }] } } })
    expect(sections.map(({ id }) => id)).toEqual(['s', 'other'])
  })
})

describe('presence', () => {
  const branch = (value: string, then: JsonSchema): JsonSchema => ({
    if: { properties: { name: { const: value } }, required: ['name'] },
    then,
  })

  it('of a field declared in two branches is either', () => {
    const { byPath } = form(
      smallSchema(
        {},
        { allOf: [branch('a', { properties: { x: text('x') } }), branch('b', { properties: { x: text('x') }, required: ['x'] })] },
      ),
    )
    expect(byPath.get('/x')?.presence.length).toBe(2)
    expect(byPath.get('/x')?.required.length).toBe(1)
  })

  it('of a field that a branch only narrows is not touched', () => {
    const { byPath } = form(smallSchema({}, { allOf: [branch('a', { properties: { day: { const: '2026-11-20' } }, required: ['day'] })] }))
    expect(byPath.get('/day')?.presence).toEqual([[]])
    expect(byPath.get('/day')?.required.length).toBe(1)
  })

  it('of a branch within a branch needs both conditions', () => {
    const { byPath } = form(
      smallSchema({}, { allOf: [branch('a', { properties: { x: text('x') }, ...branch('a', { properties: { y: text('y') } }) })] }),
    )
    expect(byPath.get('/y')?.presence.map((all) => all.length)).toEqual([2])
  })

  it('of an else is the negation', () => {
    const { byPath } = form(smallSchema({}, { allOf: [{ ...branch('a', {}), else: { properties: { x: text('x') } } }] }))
    expect(must(byPath.get('/x'), 'x is a field').presence[0]?.[0]?.negate).toBe(true)
  })

  it('follows the discriminator of a oneOf', () => {
    const oneOf = ['a', 'b'].map(
      (kind) => ({ properties: { name: { const: kind }, [`of_${kind}`]: text(`of_${kind}`) }, required: ['name'] }) satisfies JsonSchema,
    )
    const { byPath } = form(smallSchema({}, { oneOf }))
    expect(byPath.get('/of_a')?.presence.length).toBe(1)
    expect(byPath.get('/name')?.presence).toEqual([[]])
  })
})

describe('refuses', () => {
  const rule = (check: string, at = '/name') => ({ id: 'rule0000', check, at, severity: 'block' as const, message: 'Sai' })
  const withRule = (check: string, at?: string): FormDefinition => smallDefinition({ rules: [rule(check, at)] })

  const reference: JsonSchema = {
    title: 'Trước',
    'x-phieu': { id: 'refrefre', type: 'record-ref', form: smallDefinition().key },
    type: 'object',
    properties: { recordId: { type: 'string', format: 'uuid' }, unitId: { type: 'string', format: 'uuid' }, title: { type: 'string' } },
    required: ['recordId', 'unitId', 'title'],
    unevaluatedProperties: false,
  }
  const withReference = (check: string, more: Partial<FormDefinition> = {}): FormDefinition =>
    smallDefinition({ schema: smallSchema({ ref: reference }), uiSchema: {}, rules: [rule(check)], ...more })

  it.each([
    ['a rule about a field that is not there', withRule('true', '/nowhere'), 'rule.unknown-path /rules/0/at'],
    ['an expression that does not parse', withRule('name =='), 'cel.syntax /rules/0/check'],
    ['an unknown name', withRule('nobody == name'), 'cel.type /rules/0/check'],
    ['a comparison of unlike types', withRule('name > 3'), 'cel.type /rules/0/check'],
    ['a check that is not true or false', withRule('name'), 'cel.result /rules/0/check'],
    ['a comparison with the period before that blocks', withRule('name != previous.name'), 'rule.previous-blocks /rules/0'],
    ['a look into a record referred to that blocks', withReference('record_field(ref, "name") == name'), 'rule.record-blocks /rules/0'],
    [
      'a computed value from a record referred to',
      withReference('true', { rules: [{ id: 'rule0000', compute: 'record_field(ref, "name")', at: '/name' }] }),
      'rule.record-blocks /rules/0',
    ],
    ['a look into what is no reference', withReference('record_field(name, "name") == name'), 'cel.record-ref /rules/0/check'],
    ['a field looked for by a name that is worked out', withReference('record_field(ref, name) == name'), 'cel.literal /rules/0/check'],
    ['a field that the form referred to, this one, has not', withReference('record_field(ref, "nme") == name'), 'cel.type /rules/0/check'],
    [
      'an unknown keyword',
      smallDefinition({ schema: { ...smallSchema(), minLenght: 1 } as JsonSchema }),
      'keyword.unsupported /schema/minLenght',
    ],
    [
      'a pattern that RE2 cannot run',
      smallDefinition({ schema: smallSchema({ x: { ...text('x'), pattern: '(?<=a)b' } }) }),
      'pattern.unsupported /schema/properties/x/pattern',
    ],
    [
      'a reference that leads nowhere',
      smallDefinition({ schema: smallSchema({ x: { $ref: '#/$defs/none' } }) }),
      'ref.unknown /schema/properties/x/$ref',
    ],
    [
      'a compute rule for a field that can be typed',
      smallDefinition({ rules: [{ id: 'rule0000', compute: 'name', at: '/day' }] }),
      'rule.field-not-computed /rules/0/at',
    ],
    [
      'a section with an unknown field',
      smallDefinition({ uiSchema: { 'ui:options': { sections: [{ id: 's', title: 'S', fields: ['nobody'] }] } } }),
      'section.unknown-field /uiSchema/ui:options/sections/0/fields/0',
    ],
  ])('%s', (_, definition, expected) => {
    expect(errors(definition)).toContain(expected)
  })

  it('says where in the expression, in the author’s own text', () => {
    const result = compileForm(withRule('has(day) && nobody'))
    expect(result.ok ? null : result.error[0]?.params).toMatchObject({ reason: 'unknown_variable', start: 12, end: 18 })
  })

  it('computed values and conditions that go in a circle', () => {
    const flag = (name: string): JsonSchema => ({ type: 'boolean', 'x-phieu': { id: name, type: 'yes-no', computed: true } })
    const circle = smallDefinition({
      schema: smallSchema(
        { a: flag('a') },
        { allOf: [{ if: { properties: { a: { const: true } }, required: ['a'] }, then: { properties: { b: text('b') } } }] },
      ),
      rules: [{ id: 'circle00', compute: 'b == "x"', at: '/a' }],
    })
    expect(errors(circle)).toEqual(['cycle /a'])
  })
})
