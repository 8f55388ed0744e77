import { describe, expect, it } from 'vitest'
import { codeListsOf } from '../../code-lists.ts'
import type { FormContext } from '../../compiled-form.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { trialOf, trialValue } from './try-expression.ts'

const context: FormContext = { asOf: '2026-11-20', lists: codeListsOf([], '2026-11-20'), demo: true, previous: null }
const number = (id: string, title: string) => ({ title, type: 'integer', 'x-phieu': { id, type: 'integer' } }) as const
const form = smallDefinition({
  schema: smallSchema({
    low: number('low00000', 'Từ'),
    people: {
      title: 'Người',
      type: 'array',
      'x-phieu': { id: 'people00', type: 'repeat' },
      items: {
        type: 'object',
        properties: { _row: { type: 'string', format: 'uuid' }, age: number('age00000', 'Tuổi') },
        required: ['_row'],
        unevaluatedProperties: false,
      },
    },
  }),
  // Another rule that is quite wrong.
  rules: [{ id: 'broken00', check: 'nothing > 1 +', at: '/low', severity: 'block', message: 'Sai.' }],
})

function tried(at: string, text: string) {
  const trial = trialOf(form, at, text)
  if (!trial.ok) throw new Error(JSON.stringify(trial.error))
  return trial.value
}

describe('an expression that is tried', () => {
  it('asks for what it reads, and runs though another rule is broken', () => {
    const trial = tried('/low', 'low > 5')
    expect(trial.inputs.map(({ node }) => node.path)).toEqual(['/low'])
    expect(trial.type).toBe('bool')
    expect(trial.run({ low: 6 }, null, context)).toBe(true)
    expect(trial.run({ low: 5 }, null, context)).toBe(false)
    expect(trial.run({}, null, context)).toBeNull()
  })

  it('runs in the first row of the sample, with the values of that row', () => {
    const trial = tried('/people/@/age', 'row.age + low')
    const values = { low: 2, people: [{ _row: '01990000-0000-7000-8000-000000000001', age: 40 }] }
    const row = trial.rowIn(values)
    expect(trial.run(values, row, context)).toBe(42)
    expect(trial.inputs.map((input) => [input.node.path, trialValue(input, values, row)])).toEqual([
      ['/low', 2],
      ['/people/@/age', 40],
    ])
  })

  it('tells where the text is wrong', () => {
    const trial = trialOf(form, '/low', 'low > "x"')
    expect(trial.ok ? [] : trial.error.map(({ code }) => code)).toEqual(['cel.type'])
    const nowhere = trialOf(form, '/nowhere', 'true')
    expect(nowhere.ok ? [] : nowhere.error.map(({ code }) => code)).toEqual(['rule.unknown-path'])
  })
})
