import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../../lib/assert.ts'
import { parseDateText } from '../../lib/calendar.ts'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { isJsonObject } from '../../lib/json.ts'
import { templateOf } from '../../lib/record-path.ts'
import { compileForm } from '../compile.ts'
import type { CodeList } from '../code-list.ts'
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
const choiceOf = (...codes: string[]): JsonSchema => ({ type: 'string', oneOf: codes.map((code) => ({ const: code, title: code })) })
const several = (...codes: string[]): JsonSchema => ({ type: 'array', uniqueItems: true, items: choiceOf(...codes) })
const fromList = (list: string): JsonSchema => ({ type: 'string', 'x-phieu': { id: '', type: 'choice', list } })
const listed = (key: string, ...codes: string[]): CodeList => ({
  key,
  version: '2026-01-01',
  title: key,
  source: 'test',
  codesBy: 'project',
  items: codes.map((code) => ({ code, name: code })),
})
const context = testContext({}, [listed('old-list', 'a', 'b'), listed('new-list', 'b', 'x')])

/** One way that a field may go from a version to the next. */
interface Way {
  readonly old: JsonSchema
  /** A second old field, `<name>_too`, with the same values. */
  readonly isTwice?: true
  readonly values: fc.Arbitrary<JsonValue>
  /** New schemas by new name, and the steps there; `at` and `to` are names in the object that holds the field. */
  readonly next: (
    name: string,
    path: (name: string) => string,
  ) => { readonly fields: Record<string, JsonSchema>; readonly steps: UpgradeStep[] }
}

const words = fc.constantFrom('An', 'Đặng Thị Ánh', '12', '1.200', '05/11/2026', '31/02/2026', 'có', 'x, y; z')

const listCodes = fc.constantFrom('a', 'b')

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
  gathered: {
    old: several('a', 'b', 'c'),
    values: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
    next: (name, path) => ({
      fields: { [name]: several('x', 'b', 'c') },
      steps: [{ kind: 'map-codes', at: path(name), codes: { a: 'x', c: 'b' } }],
    }),
  },
  alone: {
    old: several('a', 'b', 'c'),
    values: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
    next: (name, path) => ({ fields: { [name]: choiceOf('a', 'b') }, steps: [{ kind: 'convert', at: path(name), to: 'single' }] }),
  },
  chosen: { old: text, values: words, next: (name) => ({ fields: { [name]: choiceOf('12', 'có') }, steps: [] }) },
  listKept: { old: fromList('old-list'), values: listCodes, next: (name) => ({ fields: { [name]: fromList('old-list') }, steps: [] }) },
  listChanged: {
    old: fromList('old-list'),
    values: listCodes,
    next: (name, path) => ({ fields: { [name]: fromList('new-list') }, steps: [{ kind: 'map-codes', at: path(name), codes: { a: 'x' } }] }),
  },
  listLeft: { old: fromList('old-list'), values: listCodes, next: (name) => ({ fields: { [name]: choiceOf('a') }, steps: [] }) },
  shortened: { old: text, values: words, next: (name) => ({ fields: { [name]: { type: 'string', maxLength: 3 } }, steps: [] }) },
  splitShort: {
    old: text,
    values: words,
    next: (name, path) => ({
      fields: { [`${name}_a`]: { type: 'string', maxLength: 2 }, [`${name}_b`]: choiceOf('z') },
      steps: [{ kind: 'split', from: path(name), pattern: '(.+) (\\S+)', into: [path(`${name}_a`), path(`${name}_b`)] }],
    }),
  },
  prefilled: {
    old: text,
    values: words,
    next: (name, path) => ({
      fields: { [name]: text, [`${name}_more`]: { type: 'integer', minimum: 1 } },
      steps: [{ kind: 'default', at: path(`${name}_more`), value: 5 }],
    }),
  },
  joined: {
    old: text,
    isTwice: true,
    values: words,
    next: (name, path) => ({ fields: { [name]: text }, steps: [{ kind: 'rename', from: path(`${name}_too`), to: path(name) }] }),
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
  return { ...schema, 'x-phieu': { type, ...schema['x-phieu'], id: `u${String(made++ % 1e7).padStart(7, '0')}` } }
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

type Named = readonly (readonly [name: string, way: Way])[]

const wayOf = (key: string): Way => must(ways[key], key)

/** The fields of the old version that go these ways. */
const oldFields = (parts: Named): Named =>
  parts.flatMap(([name, each]) => [[name, each] as const, ...(each.isTwice ? [[`${name}_too`, each] as const] : [])])

const schemasOf = (parts: Named): Record<string, JsonSchema> => Object.fromEntries(oldFields(parts).map(([name, { old }]) => [name, old]))

/** An old version and the next, whose fields go these ways, at the top and in rows. */
function versionsOf(tops: Named, inners: Named) {
  const [top, inner] = [tops.map(([name, each]) => each.next(name, topPath)), inners.map(([name, each]) => each.next(name, rowPath))]
  const merged = (parts: typeof top): Record<string, JsonSchema> => Object.fromEntries(parts.flatMap((each) => Object.entries(each.fields)))
  const steps = [...top, ...inner].flatMap((each) => each.steps)
  return [version(1, schemaOf(schemasOf(tops), schemasOf(inners))), version(2, schemaOf(merged(top), merged(inner)), steps)] as const
}

/** A pair of versions, and a record of the old one. */
const pairs = fc.tuple(fields, fields, fc.integer({ min: 0, max: 3 })).chain(([top, inner, count]) => {
  const named = (keys: readonly string[]): Named => keys.map((key, i) => [`${key}${i}`, wayOf(key)])
  const [tops, inners] = [named(top), named(inner)]
  const [old, next] = versionsOf(tops, inners)
  const record = (parts: Named) =>
    fc.record(Object.fromEntries(oldFields(parts).map(([name, { values }]) => [name, values])), { requiredKeys: [] })
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
  return [
    value,
    value.replaceAll('.', ''),
    ...(date.ok ? [date.value] : []),
    ...(value === 'a' ? ['x'] : []),
    ...(value === 'c' ? ['b'] : []),
  ]
}

describe('a record of any version moved on to the next', { timeout: 60_000 }, () => {
  it('is valid, or says at which fields a person must decide; and nothing of it is lost', () => {
    fc.assert(
      fc.property(pairs, ({ old, next, values }) => {
        expect(upgradeReport(old, next).issues).toEqual([])
        expect(validateValues(old, values, context)).toEqual([])
        const moved = upgradeValues(next, values, 1)

        const { decisions, losses } = upgradeReport(old, next)
        const told = new Set(losses.map(({ path }) => path))
        expect(Object.keys(moved.orphans).filter((place) => !told.has(templateOf(place)))).toEqual([])

        const open = new Set(decisions.map(({ path }) => path))
        const found = validateValues(next, moved.values, context)
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

/** Steps that no value survives. */
const wrongWays: Readonly<Record<string, Way>> = {
  'upgrade.convert': {
    ...wayOf('gathered'),
    next: (name, path) => ({ fields: { [name]: text }, steps: [{ kind: 'convert', at: path(name), to: 'text' }] }),
  },
  'upgrade.unknown-code': {
    ...wayOf('recoded'),
    next: (name, path) => ({
      fields: { [name]: choiceOf('x', 'b', 'c') },
      steps: [{ kind: 'map-codes', at: path(name), codes: { a: 'zz' } }],
    }),
  },
  'upgrade.default': {
    ...wayOf('kept'),
    next: (name, path) => ({
      fields: { [name]: text, [`${name}_set`]: { type: 'integer' } },
      steps: [{ kind: 'default', at: path(`${name}_set`), value: 'five' }],
    }),
  },
  'upgrade.type': {
    ...wayOf('kept'),
    next: (name, path) => ({
      fields: { [`${name}_n`]: { type: 'integer' } },
      steps: [{ kind: 'split', from: path(name), pattern: '(.+)', into: [path(`${name}_n`)] }],
    }),
  },
}

describe('a step that no value survives', { timeout: 60_000 }, () => {
  it('is refused, whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(wrongWays)), fields, fc.boolean(), ([code, wrong], others, inRows) => {
        const named: Named = [['wrong', wrong]]
        const beside: Named = others.map((key, i) => [`${key}${i}`, wayOf(key)])
        const [old, next] = versionsOf(inRows ? beside : [...named, ...beside], inRows ? named : [])
        const place = (inRows ? rowPath : topPath)(code === 'upgrade.default' ? 'wrong_set' : 'wrong')
        expect(upgradeReport(old, next).issues.map((each) => `${each.code} ${each.path}`)).toEqual([`${code} ${place}`])
      }),
      { numRuns: runs, seed },
    )
  })
})

describe('a map that is not total is refused', () => {
  const old = version(1, schemaOf({ a: text, b: text }, { c: text }))
  const issuesOf = (top: Record<string, JsonSchema>, rows: Record<string, JsonSchema>, steps: UpgradeStep[]) =>
    upgradeReport(old, version(2, schemaOf(top, rows), steps)).issues.map(({ code, path }) => `${code} ${path}`)

  const others = ['upgrade.other-rows /rows/@/c', 'upgrade.unknown-target /more/@/c']
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
    ['into the rows of another repeat', [{ a: text, b: text }, {}, [{ kind: 'rename', from: '/rows/@/c', to: '/more/@/c' }]], others],
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
  it('rows without a place too, a field that would be computed over its old value, and parts that would meet', () => {
    const none = version(2, { ...schemaOf({ a: text, b: text }, {}), properties: allWithSettings({ a: text, b: text }) }, [
      { kind: 'drop', at: '/rows/@/c' },
    ])
    expect(upgradeReport(old, none).issues).toMatchObject([{ code: 'upgrade.no-place', path: '/rows' }])
    const computed: JsonSchema = { ...text, readOnly: true, 'x-phieu': { id: '', type: 'text', computed: true } }
    const next = (upgrade: UpgradeStep[]) =>
      compiled({
        ...smallDefinition({ version: 2, schema: schemaOf({ a: computed, b: text }, { c: text }), uiSchema: {}, upgrade }),
        rules: [{ id: 'computea', compute: 'b', at: '/a' }],
      })
    expect(upgradeReport(old, next([])).issues).toMatchObject([{ code: 'upgrade.computed', path: '/a' }])
    expect(upgradeReport(old, next([{ kind: 'drop', at: '/a' }])).issues).toEqual([])
    const twice = smallDefinition({ upgrade: [{ kind: 'split', from: '/x', pattern: '(.)(.)', into: ['/name', '/name'] }] })
    expect(compileForm(twice)).toMatchObject({ ok: false, error: [{ code: 'upgrade.twice', params: { to: '/name' } }] })
  })

  it('and who must fill in a field is told, also when only some records have it, or only some values come through', () => {
    const asked = (schema: JsonSchema, name: string): JsonSchema => ({ ...schema, required: [name] })
    const told = (before: JsonSchema, after: JsonSchema, steps: UpgradeStep[]) =>
      upgradeReport(version(1, before), version(2, after, steps)).decisions.map(({ code, path }) => `${code} ${path}`)
    const one = schemaOf({ a: text }, {})
    expect(told(one, asked(one, 'a'), [])).toEqual(['upgrade.new-required /a'])
    expect(told(asked(one, 'a'), asked(one, 'a'), [])).toEqual([])
    const whole = asked(schemaOf({ a: { type: 'integer' } }, {}), 'a')
    expect(told(asked(one, 'a'), whole, [{ kind: 'convert', at: '/a', to: 'integer' }])).toEqual(['upgrade.new-required /a'])
  })
})
