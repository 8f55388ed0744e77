import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { createInstance } from '../instance.ts'
import { compiled, testContext } from '../testing/compiled.ts'
import { peopleForm, peopleSchema } from '../testing/people-form.ts'
import { runExpression } from '../testing/run-expression.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { validateValues } from '../validate-values.ts'

const rowId = (i: number): string => `01990000-0000-7000-8000-${String(i).padStart(12, '0')}`
const household = (members: readonly JsonObject[]): JsonObject => ({
  name: 'a',
  members: members.map((each, i) => ({ _row: rowId(i), ...each })),
})

function outcomeOf(text: string, values: JsonObject): { readonly value: JsonValue; readonly steps: number } {
  const ran = runExpression(peopleForm(), text, values, testContext())
  if (!ran.ok) throw new Error(JSON.stringify(ran.error))
  return ran.value
}

/** A walk that may be narrowed, and one that says the same and may not. */
const twins: readonly (readonly [narrow: string, plain: string])[] = [
  ['members.filter(m, m.name == name).map(m, m._row)', 'members.filter(m, !(m.name != name)).map(m, m._row)'],
  ['[members.exists(m, m.name == name)]', '[members.exists(m, !(m.name != name))]'],
  ['[members.exists_one(m, name == m.name)]', '[members.exists_one(m, !(name != m.name))]'],
  ['[members.exists(m, m.name == name && m.income > 1)]', '[members.exists(m, !(m.name != name) && m.income > 1)]'],
  ['[members.filter(m, m.income == 2 && m.name == name).size()]', '[members.filter(m, !(m.income != 2) && m.name == name).size()]'],
  [
    'members.map(a, members.filter(b, b.name == a.name && b.income == a.income).size())',
    'members.map(a, members.filter(b, !(b.name != a.name) && b.income == a.income).size())',
  ],
]

const names = fc.option(fc.constantFrom<JsonValue>('a', 'b', 'c', 7), { nil: undefined, freq: 12 })
const incomes = fc.option(fc.constantFrom<JsonValue>(1, 2, 2.5, 'a'), { nil: undefined, freq: 12 })
const members = fc
  .array(fc.record({ name: names, income: incomes }), { maxLength: 12 })
  .map((rows) => rows.map((row): JsonObject => JSON.parse(JSON.stringify(row)) as JsonObject)) // without what is undefined

describe('what is looked up instead of walked over', () => {
  it.each(twins)('%s: the outcome is the same, missing and wrong values included', (narrow, plain) => {
    fc.assert(
      fc.property(members, (rows) => {
        const values = household(rows)
        expect(outcomeOf(narrow, values).value).toEqual(outcomeOf(plain, values).value)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('that every name stands once takes steps with the rows, not with their square', () => {
    const once = 'members.all(a, members.filter(b, b.name == a.name).size() == 1)'
    const steps = (count: number): number =>
      outcomeOf(once, household(Array.from({ length: count }, (_, i) => ({ name: `Người ${i}` })))).steps
    expect(steps(1000) / steps(100)).toBeLessThan(11)
  })
})

describe('a rule at every row', () => {
  const once = {
    id: 'rule0000',
    check: 'members.filter(m, m.name == row.name).size() == 1',
    at: '/members/@/name',
    severity: 'block' as const,
    message: 'Trùng',
  }
  const form = (maxItems: number) => {
    const { properties = {} } = peopleSchema
    const { members: list } = properties
    return smallDefinition({
      schema: { ...peopleSchema, properties: { ...properties, members: { ...list, maxItems } } },
      uiSchema: {},
      rules: [once],
    })
  }

  it('may look for its like among 5,000, and is judged on all of them', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({ name: `Người ${i % 4999}` }))
    const found = validateValues(compiled(form(5000)), household(rows), testContext())
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      `rule /members/@${rowId(0)}/name`,
      `rule /members/@${rowId(4999)}/name`,
    ])
  })

  it('sees what has changed since it was last asked', () => {
    const instance = createInstance(compiled(form(500)), household([{ name: 'a' }, { name: 'b' }]), testContext())
    const place = `/members/@${rowId(0)}/name`
    const issues = () => instance.issues(place).map(({ code }) => code)
    expect(issues()).toEqual([])
    instance.set(`/members/@${rowId(1)}/name`, 'a')
    expect(issues()).toEqual(['rule'])
    instance.set(place, 'c')
    expect(issues()).toEqual([])
    expect(instance.allIssues()).toEqual([])
  })
})
