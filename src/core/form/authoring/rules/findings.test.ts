import { describe, expect, it } from 'vitest'
import type { Rule } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { allForms } from '#testing/all-forms.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { completionsAt } from './completions.ts'
import { ruleFindings } from './findings.ts'

const computed = (id: string, title: string): JsonSchema => ({
  title,
  type: 'integer',
  readOnly: true,
  'x-phieu': { id, type: 'integer', computed: true },
})
const form = (rules: readonly Rule[]) =>
  smallDefinition({
    schema: smallSchema({
      first: computed('first000', 'Một'),
      second: computed('second00', 'Hai'),
      people: {
        title: 'Người',
        type: 'array',
        'x-phieu': { id: 'people00', type: 'repeat' },
        items: {
          type: 'object',
          properties: {
            _row: { type: 'string', format: 'uuid' },
            born: { title: 'Ngày sinh', type: 'string', format: 'date', 'x-phieu': { id: 'born0000', type: 'date' } },
          },
          required: ['_row'],
          unevaluatedProperties: false,
        },
      },
    }),
    rules: [...rules],
  })
const check = (text: string): Rule => ({ id: 'check000', check: text, at: '/name', severity: 'warn', message: 'Xem lại.' })
const compute = (id: string, at: string, text: string): Rule => ({ id, at, compute: text })
const rest = [compute('one00000', '/first', '1'), compute('two00000', '/second', '2')]

describe('what is found before saving', () => {
  it('names the fields of a circle in their order', () => {
    const [found] = ruleFindings(form([compute('one00000', '/first', 'second + 1'), compute('two00000', '/second', 'first + 1')]))
    expect(found?.kind === 'circle' ? found.fields.map(({ title }) => title) : found).toEqual(['Một', 'Hai', 'Một'])
  })

  it('names the field that a rule reads and nobody has, with its place in the text', () => {
    expect(ruleFindings(form([...rest, check('has(name) && gone == "x"')]))).toEqual([
      { kind: 'missing-field', at: { rule: 2, part: 'check', range: { start: 13, end: 17 } }, name: 'gone' },
    ])
    expect(ruleFindings(form([...rest, check('people.all(p, p.gone == "x")')]))).toMatchObject([{ kind: 'missing-field', name: 'gone' }])
    expect(ruleFindings(form([...rest, { ...check('true'), at: '/gone' }]))).toMatchObject([{ kind: 'missing-field', name: '/gone' }])
  })

  it('tells a wrong type with its range', () => {
    expect(ruleFindings(form([...rest, check('name + 1 == "a"')]))).toMatchObject([
      { kind: 'issue', at: { rule: 2, part: 'check', range: { start: 0, end: 8 } }, issue: { code: 'cel.type' } },
    ])
  })

  it('finds nothing in the forms that are in use', () => {
    expect(allForms.flatMap(ruleFindings)).toEqual([])
  })
})

describe('what may be typed', () => {
  const at = (text: string, place = '/name') => {
    const { from, items } = completionsAt(form([]), place, text, text.length)
    return { from, inserts: items.map(({ insert }) => insert), items }
  }

  it('is a field by the beginning of its name, with its title', () => {
    expect(at('has(name) && fi')).toMatchObject({ from: 13, items: [{ kind: 'field', insert: 'first', title: 'Một' }] })
  })

  it('is a function with its signatures', () => {
    expect(at('ag').items).toEqual([{ kind: 'function', insert: 'age(', signatures: ['age(string): int', 'age(string, string): int'] }])
    expect(at('name.starts').inserts).toEqual(['startsWith('])
  })

  it('is a field of the rows that a walk looks at, or of the row of the rule', () => {
    expect(at('people.all(p, p.bo').items).toMatchObject([{ kind: 'field', insert: 'born', title: 'Ngày sinh' }])
    expect(at('row.bo', '/people/@/born').inserts).toEqual(['born'])
    expect(at('ro').inserts).not.toContain('row')
  })

  it('is an operator after a value', () => {
    expect(at('first ').inserts).toContain('==')
    expect(at('first == ').inserts).toContain('second')
  })
})
