import { readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formsRoot, jsonFilesIn, readJson } from '#testing/form-samples.ts'
import type { CodeList } from '../../code-list.ts'
import { codeListsOf } from '../../code-lists.ts'
import { compileForm } from '../../compile.ts'
import type { CompiledForm, FormContext } from '../../compiled-form.ts'
import type { FormDefinition } from '../../definition.ts'
import { parseFormDefinition } from '../../parse.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { validateRecord } from '../../validate-record.ts'
import { makeSample, type MadeSample } from './make-sample.ts'
import { coverageOf, goalsOf, reachOf } from './reached-goals.ts'
import { goalKey, type SampleGoal } from './sample-goal.ts'

const asOf = '2026-11-20'
const lists = jsonFilesIn(join(formsRoot, 'code-lists')).map((name) => readJson<CodeList>(join(formsRoot, 'code-lists', name)))
const context: FormContext = { asOf, lists: codeListsOf(lists, asOf), demo: true, previous: null }
const folders = readdirSync(formsRoot, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(join(formsRoot, entry.name)).map((key) => join(entry.name, key)))
  .filter((folder) => existsSync(join(formsRoot, folder, 'form.json')))

function compiled(definition: unknown): CompiledForm {
  const parsed = parseFormDefinition(definition)
  const result = parsed.ok ? compileForm(parsed.value) : parsed
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const passes = (form: CompiledForm, { values, reasons }: MadeSample): boolean => validateRecord(form, values, reasons, context).ok

describe.each(folders)('%s', (folder) => {
  const form = compiled(readJson(join(formsRoot, folder, 'form.json')))

  it('gives samples that the validator passes, with what must be filled in and with everything', () => {
    for (const fill of ['required', 'all'] as const) {
      const sample = makeSample(form, context, { seed: 1, fill })
      expect(sample.issues).toEqual([])
      expect(passes(form, sample)).toBe(true)
    }
  })

  it('gives the same sample for the same seed', () => {
    expect(makeSample(form, context, { seed: 7, fill: 'some' })).toEqual(makeSample(form, context, { seed: 7, fill: 'some' }))
  })
})

const field = (id: string, schema: object) => ({ ...schema, 'x-phieu': { id, ...(schema as { 'x-phieu'?: object })['x-phieu'] } })
const branched: FormDefinition = smallDefinition({
  schema: smallSchema(
    {
      kind: field('kind0000', {
        title: 'Loại',
        oneOf: [
          { const: 'a', title: 'A' },
          { const: 'b', title: 'B' },
        ],
        type: 'string',
        'x-phieu': { type: 'choice' },
      }) as never, // test data
      low: field('low00000', { title: 'Từ', type: 'integer', minimum: 0, maximum: 100, 'x-phieu': { type: 'integer' } }) as never,
      high: field('high0000', { title: 'Đến', type: 'integer', minimum: 0, maximum: 100, 'x-phieu': { type: 'integer' } }) as never,
    },
    {
      required: ['name', 'kind', 'low', 'high'],
      allOf: [
        {
          if: { properties: { kind: { const: 'b' } }, required: ['kind'] },
          then: {
            properties: { more: field('more0000', { title: 'Thêm', type: 'string', 'x-phieu': { type: 'text' } }) as never },
            required: ['more'],
          },
        },
      ],
    },
  ),
  uiSchema: {},
  rules: [{ id: 'order000', check: 'low < high && high > 60', at: '/high', severity: 'block', message: 'Sai thứ tự.' }],
})

describe('goals', () => {
  const form = compiled(branched)
  const goals = goalsOf(form)

  it('are both sides of each condition and check, each choice and each field', () => {
    const keys = goals.map(goalKey)
    const wanted: readonly SampleGoal[] = [
      { kind: 'presence', path: '/more', is: true },
      { kind: 'presence', path: '/more', is: false },
      { kind: 'rule', id: 'order000', passes: true },
      { kind: 'rule', id: 'order000', passes: false },
      { kind: 'choice', path: '/kind', value: 'b' },
      { kind: 'filled', path: '/more' },
    ]
    for (const goal of wanted) expect(keys).toContain(goalKey(goal))
  })

  it.each(goals.map((goal) => [goalKey(goal), goal] as const))('%s is reached by a sample made for it', (_, goal) => {
    const made = makeSample(form, context, { seed: 3, fill: 'required', goal })
    expect(made.isReached).toBe(true)
    expect(reachOf(form, made.values, context)(goal)).toBe(true)
    const others = made.issues.filter(({ params }) => !(goal.kind === 'rule' && !goal.passes && params['ruleId'] === goal.id))
    expect(others).toEqual([])
  })

  it('a sample counts for what it reaches, and for nothing else', () => {
    const covered = coverageOf(form, [{ name: 'Mẫu', kind: 'a', low: 1, high: 70 }], context)
    expect(covered.get(goalKey({ kind: 'presence', path: '/more', is: false }))).toBe(1)
    expect(covered.get(goalKey({ kind: 'presence', path: '/more', is: true }))).toBe(0)
    expect(covered.get(goalKey({ kind: 'rule', id: 'order000', passes: true }))).toBe(1)
    expect(covered.get(goalKey({ kind: 'rule', id: 'order000', passes: false }))).toBe(0)
    expect(covered.get(goalKey({ kind: 'choice', path: '/kind', value: 'b' }))).toBe(0)
  })
})

it('limits and a check between two numbers are met, wherever they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(1000), (least, width, seed) => {
      const number = (id: string) =>
        field(id, { title: id, type: 'integer', minimum: least, maximum: least + width, 'x-phieu': { type: 'integer' } }) as never
      const form = compiled(
        smallDefinition({
          schema: smallSchema({ a: number('aaaaaaaa'), b: number('bbbbbbbb') }, { required: ['name', 'a', 'b'] }),
          uiSchema: {},
          rules: [{ id: 'below000', check: 'a < b', at: '/b', severity: 'block', message: 'Sai.' }],
        }),
      )
      expect(makeSample(form, context, { seed, fill: 'all' }).issues).toEqual([])
    }),
    { numRuns: 25 },
  )
})
