import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDateText } from '../../lib/calendar.ts'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { isJsonObject } from '../../lib/json.ts'
import { templateOf } from '../../lib/record-path.ts'
import type { FormDefinition, UpgradeStep } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'
import { compiled, testContext } from '../testing/compiled.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { validateValues } from '../validate-values.ts'
import { upgradeReport } from './upgrade-report.ts'
import { upgradeValues } from './upgrade-values.ts'

const runs = Number(process.env['PHIEU_UPGRADE_RUNS'] ?? 60)
const seed = Number(process.env['PHIEU_UPGRADE_SEED'] ?? 12)

const text: JsonSchema = { type: 'string' }
const choiceOf = (...codes: string[]): JsonSchema => ({ oneOf: codes.map((code) => ({ const: code, title: code })) })

/** One way that a field may go from a version to the next. */
interface Way {
  readonly old: JsonSchema
  readonly values: fc.Arbitrary<JsonValue>
  /** New schemas by new name, and the steps there; `at` and `to` are names in the object that holds the field. */
  readonly next: (
    name: string,
    path: (name: string) => string,
  ) => { readonly fields: Record<string, JsonSchema>; readonly steps: UpgradeStep[] }
}

const words = fc.constantFrom('An', 'Đặng Thị Ánh', '12', '1.200', '05/11/2026', '31/02/2026', 'có', 'x, y; z')

const ways: Readonly<Record<string, Way>> = {
  kept: { old: text, values: words, next: (name) => ({ fields: { [name]: text }, steps: [] }) },
  renamed: {
    old: text,
    values: words,
    next: (name, path) => ({ fields: { [`${name}_new`]: text }, steps: [{ kind: 'rename', from: path(name), to: path(`${name}_new`) }] }),
  },
  dropped: { old: text, values: words, next: (name, path) => ({ fields: {}, steps: [{ kind: 'drop', at: path(name) }] }) },
  whole: {
    old: text,
    values: words,
    next: (name, path) => ({ fields: { [name]: { type: 'integer' } }, steps: [{ kind: 'convert', at: path(name), to: 'integer' }] }),
  },
  day: {
    old: text,
    values: words,
    next: (name, path) => ({
      fields: { [name]: { type: 'string', format: 'date' } },
      steps: [{ kind: 'convert', at: path(name), to: 'date' }],
    }),
  },
  shown: {
    old: { type: 'integer' },
    values: fc.integer({ min: -9, max: 9 }),
    next: (name, path) => ({ fields: { [name]: text }, steps: [{ kind: 'convert', at: path(name), to: 'text' }] }),
  },
  recoded: {
    old: choiceOf('a', 'b', 'c'),
    values: fc.constantFrom('a', 'b', 'c'),
    next: (name, path) => ({ fields: { [name]: choiceOf('x', 'b') }, steps: [{ kind: 'map-codes', at: path(name), codes: { a: 'x' } }] }),
  },
  several: {
    old: { type: 'string' },
    values: words,
    next: (name, path) => ({
      fields: { [name]: { type: 'array', items: { type: 'string' } } },
      steps: [{ kind: 'convert', at: path(name), to: 'list' }],
    }),
  },
  split: {
    old: text,
    values: words,
    next: (name, path) => ({
      fields: { [`${name}_a`]: text, [`${name}_b`]: text },
      steps: [{ kind: 'split', from: path(name), pattern: '(.+) (\\S+)', into: [path(`${name}_a`), path(`${name}_b`)] }],
    }),
  },
  demanded: { old: text, values: words, next: (name) => ({ fields: { [name]: text, [`${name}_more`]: text }, steps: [] }) },
}

let made = 0
const withSettings = (schema: JsonSchema): JsonSchema => {
  const type =
    schema.type === 'array'
      ? 'multi-choice'
      : schema.oneOf
        ? 'choice'
        : schema.type === 'integer'
          ? 'integer'
          : schema.format === 'date'
            ? 'date'
            : 'text'
  return { ...schema, 'x-phieu': { id: `u${String(made++ % 1e7).padStart(7, '0')}`, type } }
}
const allWithSettings = (fields: Record<string, JsonSchema>) =>
  Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, withSettings(schema)]))

function schemaOf(top: Record<string, JsonSchema>, rows: Record<string, JsonSchema>): JsonSchema {
  const required = Object.keys(top).filter((name) => name.endsWith('_more'))
  const items: JsonSchema = {
    type: 'object',
    properties: { _row: { type: 'string', format: 'uuid' }, ...allWithSettings(rows) },
    required: ['_row'],
    unevaluatedProperties: false,
  }
  return {
    type: 'object',
    properties: { ...allWithSettings(top), rows: { type: 'array', items, 'x-phieu': { id: 'rowsrows', type: 'repeat' } } },
    required,
    unevaluatedProperties: false,
  }
}

const version = (number: number, schema: JsonSchema, upgrade?: UpgradeStep[]) =>
  compiled(
    smallDefinition({ version: number, schema, uiSchema: {}, rules: [], ...(upgrade ? { upgrade } : {}) } as Partial<FormDefinition>),
  ) // the parts in hand

const fields = fc.array(fc.constantFrom(...Object.keys(ways)), { minLength: 1, maxLength: 6 })
const topPath = (name: string) => `/${name}`
const rowPath = (name: string) => `/rows/@/${name}`

/** A pair of versions, and a record of the old one. */
const pairs = fc.tuple(fields, fields, fc.integer({ min: 0, max: 3 })).chain(([top, inner, count]) => {
  const way = (key: string): Way => ways[key] ?? (ways['kept'] as Way) // the keys are those of the table
  const names = (keys: readonly string[]) => keys.map((key, i) => [`${key}${i}`, way(key)] as const)
  const [tops, inners] = [names(top), names(inner)]
  const moved = [...tops.map(([name, each]) => each.next(name, topPath)), ...inners.map(([name, each]) => each.next(name, rowPath))]
  const merged = (from: number, to: number) =>
    Object.assign({}, ...moved.slice(from, to).map((each) => each.fields)) as Record<string, JsonSchema> // of records
  const old = version(
    1,
    schemaOf(
      Object.fromEntries(tops.map(([name, { old: each }]) => [name, each])),
      Object.fromEntries(inners.map(([name, { old: each }]) => [name, each])),
    ),
  )
  const next = version(
    2,
    schemaOf(merged(0, tops.length), merged(tops.length, moved.length)),
    moved.flatMap((each) => each.steps),
  )
  const record = (parts: typeof tops) =>
    fc.record(Object.fromEntries(parts.map(([name, { values }]) => [name, values])), { requiredKeys: [] })
  const rows = fc.tuple(...Array.from({ length: count }, () => record(inners)))
  return fc.tuple(record(tops), rows).map(([values, list]) => ({
    old,
    next,
    values: {
      ...values,
      rows: list.map((row, i) => ({ _row: `01990000-0000-7000-8000-00000000000${i}`, ...row })),
    } as JsonObject, // made of JSON
  }))
})

function leaves(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => leaves(item))
  return isJsonObject(value) ? Object.values(value).flatMap((item) => leaves(item)) : [String(value)]
}

/** A value in each shape that a step may have given it. */
function shapes(value: string): readonly string[] {
  const date = parseDateText(value)
  return [value, value.replaceAll('.', ''), ...(date.ok ? [date.value] : []), ...(value === 'a' ? ['x'] : [])]
}

describe('a record of any version moved on to the next', { timeout: 60_000 }, () => {
  it('is valid, or says at which fields a person must decide; and nothing of it is lost', () => {
    fc.assert(
      fc.property(pairs, ({ old, next, values }) => {
        expect(upgradeReport(old, next).issues).toEqual([])
        expect(validateValues(old, values, testContext())).toEqual([])
        const moved = upgradeValues(next, values, 1)

        const { decisions } = upgradeReport(old, next)
        const open = new Set(decisions.map(({ path }) => path))
        const found = validateValues(next, moved.values, testContext())
        expect(found.filter(({ path }) => !open.has(templateOf(path)))).toEqual([])

        const kept = new Set(leaves([moved.values, moved.orphans]))
        const lost = leaves(values).filter((value) => !shapes(value).some((shape) => kept.has(shape)))
        const inParts = lost.filter((value) => value.split(' ').every((word) => [...kept].some((each) => each.split(' ').includes(word))))
        expect(lost).toEqual(inParts)
      }),
      { numRuns: runs, seed },
    )
  })
})

describe('a map that is not total is refused', () => {
  const old = version(1, schemaOf({ a: text, b: text }, { c: text }))
  const issuesOf = (top: Record<string, JsonSchema>, rows: Record<string, JsonSchema>, steps: UpgradeStep[]) =>
    upgradeReport(old, version(2, schemaOf(top, rows), steps)).issues.map(({ code, path }) => `${code} ${path}`)

  it.each<[string, Parameters<typeof issuesOf>, string[]]>([
    ['a field that goes nowhere', [{ a: text }, { c: text }, []], ['upgrade.no-place /b']],
    ['one in rows', [{ a: text, b: text }, {}, []], ['upgrade.no-place /rows/@/c']],
    ['another type', [{ a: { type: 'integer' }, b: text }, { c: text }, []], ['upgrade.type /a']],
    [
      'a type that the step does not make',
      [{ a: { type: 'integer' }, b: text }, { c: text }, [{ kind: 'convert', at: '/a', to: 'boolean' }]],
      ['upgrade.type /a'],
    ],
    ['into rows', [{ a: text }, { c: text, b: text }, [{ kind: 'rename', from: '/b', to: '/rows/@/b' }]], ['upgrade.into-rows /b']],
    [
      'to a place that is not there',
      [{ a: text }, { c: text }, [{ kind: 'rename', from: '/b', to: '/d' }]],
      ['upgrade.no-place /b', 'upgrade.unknown-target /d'],
    ],
  ])('%s', (_, args, expected) => {
    expect(issuesOf(...args)).toEqual(expected)
  })

  it('and what is total lists what it loses', () => {
    const next = version(2, schemaOf({ a: text }, {}), [
      { kind: 'drop', at: '/b' },
      { kind: 'drop', at: '/rows/@/c' },
    ])
    const report = upgradeReport(old, next)
    expect([report.issues, report.losses.map(({ code, path }) => `${code} ${path}`)]).toEqual([
      [],
      ['upgrade.loss-drop /b', 'upgrade.loss-drop /rows/@/c'],
    ])
  })
})
