import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { compileForm } from '../compile.ts'
import type { FormDefinition } from '../definition.ts'
import { stepsPerRecord, stepsPerRule } from '../rule-budget.ts'
import { compiled, testContext } from '../testing/compiled.ts'
import { peopleForm, peopleSchema } from '../testing/people-form.ts'
import { runExpression } from '../testing/run-expression.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { validateValues } from '../validate-values.ts'
import { visibleValues } from '../visible-values.ts'

const rowId = (i: number): string => `01990000-0000-7000-8000-${String(i).padStart(12, '0')}`
const people = (count: number): JsonObject => ({
  name: 'x',
  members: Array.from({ length: count }, (_, i) => ({ _row: rowId(i), name: `Người ${i}`, share: 1, income: i })),
})

const check = (text: string, at = '/name', id = 'rule0000'): FormDefinition['rules'][number] => ({
  id,
  check: text,
  at,
  severity: 'block',
  message: 'Sai',
})
const definition = (...rules: FormDefinition['rules']): FormDefinition => smallDefinition({ schema: peopleSchema, uiSchema: {}, rules })

const pairs = 'members.all(a, members.all(b, a._row == b._row || a.name != b.name))'

describe('at save', () => {
  it('every row may be compared with every other', () => {
    expect(compileForm(definition(check(pairs))).ok).toBe(true)
    expect(compileForm(definition(check('members.all(b, row._row == b._row || row.name != b.name)', '/members/@/name'))).ok).toBe(true)
  })

  it.each([
    ['three walks, one in the other', 'members.all(a, members.all(b, members.all(c, a.name != b.name || b.name != c.name)))', '/name'],
    ['two, once a row', pairs, '/members/@/name'],
    ['one list made of pairs', 'members.map(a, members.map(b, members.filter(c, c.name == a.name + b.name))).size() > 0', '/name'],
  ])('%s are refused, with the figures', (_, text, at) => {
    const result = compileForm(definition(check(text, at)))
    expect(result.ok ? [] : result.error).toEqual([
      { code: 'rule.too-costly', path: '/rules/0', params: { cost: expect.any(Number), limit: stepsPerRule } },
    ])
  })
})

describe('on a record', { timeout: 60_000 }, () => {
  it('a list of 500 rows is walked over in pairs', () => {
    expect(validateValues(compiled(definition(check(pairs))), people(500), testContext())).toEqual([])
  })

  it('a rule that would take more than its steps is an issue, not a hang', () => {
    const found = validateValues(compiled(definition(check(pairs))), people(5000), testContext())
    expect(found).toEqual([{ code: 'rule.too-long', path: '/name', params: { ruleId: 'rule0000' }, severity: 'block' }])
  })

  it('nor do rows take them together', () => {
    const form = compiled(definition(check('members.all(b, row._row == b._row || row.name != b.name)', '/members/@/name')))
    const found = validateValues(form, people(3000), testContext())
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['rule.too-long']))
  })

  it('nor do many rules', () => {
    const rules = Array.from({ length: 20 }, (_, i) => check(pairs, '/name', `rule${String(i).padStart(4, '0')}`))
    const found = validateValues(compiled(definition(...rules)), people(2000), testContext())
    const allowed = Math.ceil(stepsPerRecord / stepsPerRule)
    expect(found.filter(({ code }) => code === 'rule.too-long').length).toBeGreaterThanOrEqual(20 - allowed)
  })

  it('a computed value that cannot be found is an issue too, and the value is not there', () => {
    const { properties = {} } = peopleSchema
    const schema = {
      ...peopleSchema,
      properties: {
        ...properties,
        count: { type: 'integer' as const, 'x-phieu': { id: 'countid0', type: 'integer' as const, computed: true } },
      },
    }
    const compute = { id: 'rule0000', compute: 'members.filter(a, members.exists(b, a.name == b.name + "x")).size()', at: '/count' }
    const form = compiled(smallDefinition({ schema, uiSchema: {}, rules: [compute] }))
    expect(visibleValues(form, people(20), testContext())['count']).toBe(0)
    const found = validateValues(form, { ...people(5000), count: 7 }, testContext())
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(['rule.too-long /count'])
    expect(visibleValues(form, { ...people(5000), count: 7 }, testContext())).not.toHaveProperty('count')
  })
})

it('a rule that reads the rows of a list is silent at each of them as long as one is wrong, and asks that once', () => {
  const alike = compiled(definition(check('members.filter(m, m.name == row.name).size() == 1', '/members/@/name')))
  const rows = (wrong: JsonObject): JsonObject => ({
    name: 'x',
    members: Array.from({ length: 3 }, (_, i) => ({ _row: rowId(i), name: 'Người', ...(i === 2 ? wrong : {}) })),
  })
  const found = (wrong: JsonObject) => validateValues(alike, rows(wrong), testContext()).map(({ code, path }) => `${code} ${path}`)
  const places = [0, 1, 2].map((i) => `rule /members/@${rowId(i)}/name`)
  expect(found({})).toEqual(places)
  // Nothing that the rule reads.
  expect(found({ share: 'x' })).toEqual([...places, `type /members/@${rowId(2)}/share`])
  expect(found({ name: 7 })).toEqual([`type /members/@${rowId(2)}/name`])
})

describe('a bomb gives nothing', { timeout: 60_000 }, () => {
  const doubled = (seed: string, times: number): string =>
    times === 0
      ? 'x0.size() > 0'
      : `cel.bind(x${times - 1}, ${times > 29 ? seed : `x${times}`} + ${times > 29 ? seed : `x${times}`}, ${doubled(seed, times - 1)})`

  it.each([
    ['texts that double', doubled('name', 30)],
    ['lists that double', doubled('tags', 30)],
    ['one text joined with itself', 'tags.map(a, tags.map(b, tags.map(c, name).join("")).join("")).join("").size() > 0'],
    ['a pattern that backtracks', 'name.matches("^(a+)+$")'],
  ])('%s', (_, text) => {
    const values = { name: 'a'.repeat(50_000) + 'b', tags: Array.from({ length: 100 }, () => 'a') }
    const ran = runExpression(peopleForm(), text, values, testContext())
    expect(ran.ok ? ran.value.value : ran.error).toBe(text.includes('matches') ? false : null)
  })
})
