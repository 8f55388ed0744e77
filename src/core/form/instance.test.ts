import { describe, expect, it } from 'vitest'
import { must } from '../lib/assert.ts'
import type { RowId } from '../lib/ids.ts'
import type { CompiledForm, Condition, Conditions } from './compiled-form.ts'
import type { FormDefinition } from './definition.ts'
import { createInstance } from './instance.ts'
import type { JsonSchema } from './json-schema.ts'
import { compiled, testContext } from './testing/compiled.ts'
import { smallDefinition } from './testing/small-definition.ts'

const rowId = (n: number): RowId => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as RowId // a UUIDv7 in shape
const [r1, r2, r3] = [rowId(1), rowId(2), rowId(3)]
const codes = (issues: readonly { code: string }[]): string[] => issues.map(({ code }) => code)

const field = (schema: JsonSchema, type: NonNullable<JsonSchema['x-phieu']>['type'], more: object = {}): JsonSchema => ({
  ...schema,
  'x-phieu': { id: 'f0000000', type, ...more },
})
const integer = (more: object = {}): JsonSchema => field({ type: 'integer' }, 'integer', more)
const text = (): JsonSchema => field({ type: 'string', minLength: 1 }, 'text')
const when = (name: string, value: string, then: JsonSchema): JsonSchema => ({
  if: { properties: { [name]: { const: value } }, required: [name] },
  then,
})

const household = (): FormDefinition =>
  smallDefinition({
    schema: {
      type: 'object',
      properties: {
        kind: field({ type: 'string', enum: ['single', 'family'] }, 'choice'),
        count: integer({ computed: true }),
        total: field({ type: 'number', multipleOf: 0.01 }, 'decimal', { computed: true }),
      },
      required: ['kind'],
      allOf: [
        when('kind', 'family', {
          properties: {
            members: field(
              {
                type: 'array',
                minItems: 2,
                items: {
                  type: 'object',
                  properties: {
                    _row: { type: 'string', format: 'uuid' },
                    name: text(),
                    share: field({ type: 'number', minimum: 0, multipleOf: 0.01 }, 'decimal'),
                  },
                  required: ['_row', 'name'],
                  allOf: [when('name', 'An', { properties: { note: text() }, required: ['note'] })],
                  unevaluatedProperties: false,
                },
              },
              'repeat',
            ),
          },
          required: ['members'],
        }),
      ],
      unevaluatedProperties: false,
    },
    uiSchema: {},
    rules: [
      { id: 'count000', compute: 'size(members)', at: '/count' },
      { id: 'total000', compute: 'sum(members.map(m, m.share))', at: '/total' },
      { id: 'hundred0', check: 'total == 100', at: '/members', severity: 'block', message: 'Tổng phải là 100' },
      { id: 'rowshare', check: 'row.share <= 60', at: '/members/@/share', severity: 'warn', message: 'Phần góp lớn' },
    ],
  })

const open = () => createInstance(compiled(household()), {}, testContext())

describe('presence', () => {
  it('shows a field when its condition comes true, and keeps what was typed when it goes', () => {
    const instance = open()
    expect(instance.isPresent('/members')).toBe(false)
    expect(instance.set('/kind', 'family').presence).toEqual(['/members'])
    instance.addRow('/members', r1)
    instance.set(`/members/@${r1}/name`, 'Bình')
    instance.set('/kind', 'single')
    expect(instance.isPresent(`/members/@${r1}/name`)).toBe(false)
    expect(instance.issues('/members')).toEqual([])
    expect(instance.value(`/members/@${r1}/name`)).toBe('Bình')
    instance.set('/kind', 'family')
    expect(instance.isPresent(`/members/@${r1}/name`)).toBe(true)
  })

  it('holds row by row inside a repeat', () => {
    const instance = open()
    instance.set('/kind', 'family')
    instance.addRow('/members', r1)
    instance.addRow('/members', r2)
    expect(instance.set(`/members/@${r2}/name`, 'An').presence).toEqual([`/members/@${r2}/note`])
    expect(instance.isPresent(`/members/@${r1}/note`)).toBe(false)
    expect(codes(instance.issues(`/members/@${r2}/note`))).toEqual(['required'])
  })
})

describe('rows', () => {
  it('work out sums again when a row is added, changed, removed and restored', () => {
    const instance = open()
    instance.set('/kind', 'family')
    for (const row of [r1, r2]) instance.addRow('/members', row)
    expect(instance.value('/count')).toBe(2)
    instance.set(`/members/@${r1}/share`, 0.1)
    expect(instance.value('/total')).toBeUndefined()
    expect(instance.set(`/members/@${r2}/share`, 0.2).values).toEqual(['/total'])
    expect(instance.value('/total')).toBe(0.3)
    const { removed } = instance.removeRow('/members', r1)
    expect([instance.value('/count'), instance.value('/total')]).toEqual([1, 0.2])
    instance.restoreRow('/members', must(removed, 'the row was there'), 0)
    expect([instance.rows('/members'), instance.value('/total')]).toEqual([[r1, r2], 0.3])
  })

  it('keep their identity when moved', () => {
    const instance = open()
    instance.set('/kind', 'family')
    for (const row of [r1, r2, r3]) instance.addRow('/members', row)
    instance.moveRow('/members', r3, 0)
    expect(instance.rows('/members')).toEqual([r3, r1, r2])
  })

  it('each have their own rule issues', () => {
    const instance = open()
    instance.set('/kind', 'family')
    for (const row of [r1, r2]) instance.addRow('/members', row)
    instance.set(`/members/@${r1}/share`, 70)
    instance.set(`/members/@${r2}/share`, 30)
    expect(instance.issues(`/members/@${r1}/share`)).toEqual([
      { code: 'rule', path: `/members/@${r1}/share`, params: { ruleId: 'rowshare' }, severity: 'warn' },
    ])
    expect(instance.issues(`/members/@${r2}/share`)).toEqual([])
    expect(instance.issues('/members')).toEqual([])
    expect(instance.set(`/members/@${r2}/share`, 20).issues).toContain('/members')
    expect(codes(instance.issues('/members'))).toEqual(['rule'])
  })
})

it('a rule is silent while a value that it reads is wrong in itself', () => {
  const instance = open()
  instance.set('/kind', 'family')
  for (const row of [r1, r2]) instance.addRow('/members', row)
  instance.set(`/members/@${r2}/share`, 10)
  instance.set(`/members/@${r1}/share`, 70.001)
  expect(codes(instance.issues(`/members/@${r1}/share`))).toEqual(['multipleOf'])
})

it('a rule falls silent when another field makes a value that it reads wrong, and speaks again', () => {
  const narrowed = smallDefinition({
    schema: {
      type: 'object',
      properties: { kind: text(), n: integer(), other: text() },
      allOf: [when('kind', 'strict', { properties: { n: { maximum: 5 } } })],
      unevaluatedProperties: false,
    },
    uiSchema: {},
    rules: [{ id: 'small000', check: 'n < 3', at: '/other', severity: 'block', message: 'Nhỏ hơn 3' }],
  })
  const instance = createInstance(compiled(narrowed), { n: 10 }, testContext())
  expect([codes(instance.issues('/n')), codes(instance.issues('/other'))]).toEqual([[], ['rule']])
  expect(instance.set('/kind', 'strict').issues).toContain('/other')
  expect([codes(instance.issues('/n')), codes(instance.issues('/other'))]).toEqual([['maximum'], []])
  instance.set('/kind', 'loose')
  expect([codes(instance.issues('/n')), codes(instance.issues('/other'))]).toEqual([[], ['rule']])
})

it('an unset value leaves no key behind', () => {
  const instance = open()
  instance.set('/kind', 'single')
  instance.set('/kind', undefined)
  expect(instance.values()).toEqual({})
})

it('values and issues that were asked for stay what they were', () => {
  const instance = open()
  instance.set('/kind', 'x')
  const [values, found] = [instance.values(), instance.allIssues()]
  instance.set('/kind', 'single')
  expect([values, codes(found), codes(instance.allIssues())]).toEqual([{ kind: 'x' }, ['enum'], []])
  instance.set('/kind', 'y')
  expect(codes(instance.allIssues())).toEqual(['enum'])
  expect(instance.takeIssues({ values, context: testContext(), issues: [] })).toBe(false)
})

/** 1,000 fields: 10 that others depend on, 90 that appear with them, 10 sums, the rest on their own. */
function large(): FormDefinition {
  const properties: Record<string, JsonSchema> = {}
  const allOf: JsonSchema[] = []
  const rules: FormDefinition['rules'] = []
  for (let group = 0; group < 10; group++) {
    properties[`key${group}`] = text()
    const shown = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`shown${group}_${i}`, text()]))
    allOf.push(when(`key${group}`, 'yes', { properties: shown, required: Object.keys(shown) }))
    for (let i = 0; i < 89; i++) properties[`n${group}_${i}`] = integer()
    properties[`sum${group}`] = integer({ computed: true })
    rules.push({ id: `sum0000${group}`, compute: `n${group}_0 + n${group}_1`, at: `/sum${group}` })
    rules.push({ id: `chk0000${group}`, check: `sum${group} < 10`, at: `/sum${group}`, severity: 'block', message: 'Nhỏ hơn 10' })
  }
  return smallDefinition({ schema: { type: 'object', properties, allOf, unevaluatedProperties: false }, uiSchema: {}, rules })
}

interface Counts {
  conditions: number
  rules: number
  checks: number
}

/** The form with every closure counted. */
function counting(form: CompiledForm, counts: Counts): CompiledForm {
  const count =
    <Args extends unknown[], Out>(kind: keyof Counts, run: (...args: Args) => Out) =>
    (...args: Args): Out => {
      counts[kind]++
      return run(...args)
    }
  const condition = (each: Condition): Condition => ({ ...each, test: count('conditions', each.test) })
  const conditions = (all: Conditions): Conditions => all.map((each) => each.map(condition))
  const rules = form.program.rules.map((rule) => ({ ...rule, evaluate: count('rules', rule.evaluate) }))
  const nodes = form.nodes.map((node) => ({ ...node, presence: conditions(node.presence), required: conditions(node.required) }))
  return {
    ...form,
    nodes,
    byPath: new Map(nodes.map((node) => [node.path, node])),
    program: {
      ...form.program,
      rules,
      computes: form.program.computes.map((rule) => rules.find((each) => each.id === rule?.id) ?? null),
      constraints: form.program.constraints.map((each) => each.map((one) => ({ ...one, check: count('checks', one.check) }))),
    },
  }
}

describe('a form of 1,000 fields', () => {
  const counts: Counts = { conditions: 0, rules: 0, checks: 0 }
  const form = counting(compiled(large()), counts)
  const instance = createInstance(form, {}, testContext())
  const costOf = (act: () => void): Counts => {
    Object.assign(counts, { conditions: 0, rules: 0, checks: 0 })
    act()
    return { ...counts }
  }

  it('has them', () => {
    expect(form.nodes.length).toBe(1000)
  })

  it('evaluates nothing for a field that nobody reads', () => {
    expect(costOf(() => instance.set('/n3_50', 1))).toEqual({ conditions: 0, rules: 0, checks: 0 })
  })

  it('evaluates the nine conditions that read a field, and no other', () => {
    expect(costOf(() => instance.set('/key4', 'yes'))).toEqual({ conditions: 9, rules: 0, checks: 0 })
    expect(instance.isPresent('/shown4_8')).toBe(true)
  })

  it('evaluates the one sum that reads a field, and a check only when somebody looks', () => {
    instance.set('/n2_0', 4)
    expect(costOf(() => instance.set('/n2_1', 8))).toEqual({ conditions: 0, rules: 1, checks: 0 })
    expect(costOf(() => instance.issues('/sum2')).rules).toBe(1)
    expect(codes(instance.issues('/sum2'))).toEqual(['rule'])
    expect(costOf(() => instance.issues('/sum2'))).toEqual({ conditions: 0, rules: 0, checks: 0 })
  })

  it('checks one field for the issues of one field', () => {
    expect(costOf(() => instance.issues('/n3_50'))).toEqual({ conditions: 0, rules: 0, checks: 1 })
  })
})
