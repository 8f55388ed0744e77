import { describe, expect, it } from 'vitest'
import type { RowId } from '../../lib/ids.ts'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { FormContext } from '../compiled-form.ts'
import type { JsonSchema } from '../json-schema.ts'
import { compiled, testContext } from '../testing/compiled.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { visibleValues } from '../visible-values.ts'
import { validateValues } from '../validate-values.ts'
import { dateInWords } from './date-in-words.ts'
import { flattenReads } from './flatten-reads.ts'

const row = (n: number): RowId => `01990000-0000-7000-8000-00000000000${n}` as RowId // a UUIDv7 in shape
const field = (type: JsonSchema['type'], name: NonNullable<JsonSchema['x-phieu']>['type'], more: JsonSchema = {}): JsonSchema => ({
  ...(type === undefined ? {} : { type }),
  ...more,
  'x-phieu': { id: 'field000', type: name },
})

const schema: JsonSchema = {
  type: 'object',
  properties: {
    n: field('integer', 'integer'),
    d: field('number', 'decimal', { multipleOf: 0.01 }),
    e: field('number', 'decimal', { multipleOf: 0.1 }),
    t: field('string', 'text'),
    day: field('string', 'date'),
    flag: field('boolean', 'yes-no'),
    tags: field('array', 'multi-choice', { items: { type: 'string' } }),
    group: field('object', 'group', { properties: { inner: field('string', 'text') } }),
    place: field('object', 'geo-point', { properties: { lat: { type: 'number' }, lon: { type: 'number' } } }),
    members: field('array', 'repeat', {
      items: {
        type: 'object',
        properties: {
          _row: { type: 'string', format: 'uuid' },
          name: field('string', 'text'),
          share: field('number', 'decimal', { multipleOf: 0.01 }),
          n: field('integer', 'integer'),
        },
        required: ['_row'],
      },
    }),
  },
}

const rule = (check: string, at: string, when?: string) => ({
  id: 'rule0000',
  check,
  at,
  severity: 'warn' as const,
  message: 'Sai',
  ...(when === undefined ? {} : { when }),
})
const formWith = (check: string, at = '/t', when?: string) =>
  compiled(smallDefinition({ schema, uiSchema: {}, rules: [rule(check, at, when)] }))

/** passes, fails, or null when the rule says nothing: told apart by its opposite. */
function outcome(check: string, values: JsonObject, context: Partial<FormContext> = {}): boolean | null {
  const fails = (text: string): boolean => validateValues(formWith(text), values, testContext(context)).some(({ code }) => code === 'rule')
  return fails(check) ? false : fails(`!(${check})`) ? true : null
}

const outputs: Readonly<Record<string, JsonSchema>> = {
  int: field('integer', 'integer'),
  double: field('number', 'decimal', { multipleOf: 0.01 }),
  string: field('string', 'text'),
  bool: field('boolean', 'yes-no'),
}

function computedValue(
  compute: string,
  type: keyof typeof outputs,
  values: JsonObject,
  context: Partial<FormContext> = {},
): JsonValue | undefined {
  const out = { ...outputs[type], 'x-phieu': { id: 'out00000', type: 'text' as const, computed: true } }
  const form = compiled(
    smallDefinition({
      schema: { ...schema, properties: { ...schema.properties, out } },
      uiSchema: {},
      rules: [{ id: 'rule0000', compute, at: '/out' }],
    }),
  )
  return visibleValues(form, values, testContext(context))['out']
}

const members = [
  { _row: row(1), name: 'An', share: 0.1, n: 1 },
  { _row: row(2), name: 'Bình', share: 0.2, n: 2 },
]

describe('numbers', () => {
  it.each<[string, JsonObject, boolean]>([
    ['d * 100 == 50.0', { d: 0.5 }, true],
    ['d + 1 > n', { d: 0.5, n: 1 }, true],
    ['n == 3.0', { n: 3 }, true],
    ['d + e == 0.3', { d: 0.1, e: 0.2 }, true],
    ['d + e != 0.3', { d: 0.1, e: 0.2 }, false],
    ['sum(members.map(m, m.share)) == 0.3', { members }, true],
    ['d / e == 0.33', { d: 0.1, e: 0.3 }, true],
    ['n / 2 == 1', { n: 3 }, true],
    ['d == 0.57', { d: 0.57 }, true],
    ['n * 3 == 27021597764222973', { n: 9007199254740991 }, true],
  ])('%s of %j is %s', (check, values, expected) => {
    expect(outcome(check, values)).toBe(expected)
  })
})

describe('a missing operand', () => {
  it.each([
    'n > 3',
    'n + 1 == 2',
    'group.inner == "x"',
    'members.all(m, m.share > 0.0)',
    'sum(members.map(m, m.n)) == 3',
    'years(day, today()) > 1',
    'previous.n > 1',
  ])('makes %s not applicable', (check) => {
    expect(outcome(check, {})).toBeNull()
  })

  it('is enough to silence a rule, unless the rest decides', () => {
    expect(outcome('n > 3 || t == "x"', { t: 'x' })).toBe(true)
    expect(outcome('n > 3 && t == "x"', { t: 'y' })).toBe(false)
    expect(outcome('n > 3 && t == "x"', { t: 'x' })).toBeNull()
  })

  it('can be tested for, at the top level too', () => {
    expect(outcome('has(n)', {})).toBe(false)
    expect(outcome('has(n) && has(group.inner)', { n: 1, group: { inner: 'x' } })).toBe(true)
    expect(outcome('members.filter(m, has(m.share)).size() == 1', { members: [members[0] ?? {}, { _row: row(2) }] })).toBe(true)
  })

  it('is also a value of the wrong type, a division by zero, a text that is no date', () => {
    expect(outcome('n > 3', { n: 'x' })).toBeNull()
    expect(outcome('3 / n == 1', { n: 0 })).toBeNull()
    expect(outcome('year(t) == 2026', { t: 'hôm nay' })).toBeNull()
  })
})

describe('functions', () => {
  it('reckon with days', () => {
    expect(computedValue('years(day, today())', 'int', { day: '1990-11-21' })).toBe(35)
    expect(computedValue('days(day, today())', 'int', { day: '2026-11-01' })).toBe(19)
    expect(computedValue('year(day)', 'int', { day: '1990-11-21' })).toBe(1990)
    expect(computedValue('today()', 'string', {}, { asOf: '2026-01-02' })).toBe('2026-01-02')
  })

  it('read the personal id', () => {
    expect(computedValue('personal_id_sex(t)', 'string', { t: '099204000123' })).toBe('1')
    expect(computedValue('personal_id_year(t)', 'int', { t: '099204000123' })).toBe(2004)
    expect(computedValue('personal_id_year(t)', 'int', { t: '0992' })).toBeUndefined()
  })

  it('know the period before', () => {
    expect(outcome('n <= previous.n * 3 / 2', { n: 20 }, { previous: { n: 10 } })).toBe(false)
  })

  it('look into lists, groups and points', () => {
    expect(outcome('"a" in tags && tags.size() == 2', { tags: ['a', 'b'] })).toBe(true)
    expect(outcome('place.lat > 20 && place.lon < 108.0', { place: { lat: 20.8, lon: 106.7 } })).toBe(true)
    expect(outcome('members.exists(m, m.name == "An" && m.n == 1)', { members })).toBe(true)
    expect(outcome('cel.bind(x, n + 1, x == 2)', { n: 1 })).toBe(true)
  })
})

it('rounds a computed decimal to the scale of its field', () => {
  expect(computedValue('d / 3', 'double', { d: 1 })).toBe(0.33)
  expect(computedValue('d * 1.0', 'double', { d: 1.005 })).toBe(1.01)
})

it('applies only when its condition holds', () => {
  const issues = (values: JsonObject) => validateValues(formWith('t == "x"', '/t', 'flag'), values, testContext())
  expect(issues({ t: 'y', flag: true }).length).toBe(1)
  expect(issues({ t: 'y', flag: false })).toEqual([])
  expect(issues({ t: 'y' })).toEqual([])
})

it('runs once a row, with the row at hand', () => {
  const found = validateValues(formWith('row.n < n', '/members/@/n'), { n: 2, members }, testContext())
  expect(found.map(({ path }) => path)).toEqual([`/members/@${row(2)}/n`])
})

describe('reads', () => {
  it.each<[string, string[]]>([
    ['n > 3 && has(group.inner)', ['/n', '/group/inner']],
    ['members.all(m, m.share > 0.0)', ['/members/@/share']],
    ['size(members) > 1', ['/members']],
    ['sum(members.filter(m, m.name == t).map(x, x.n)) > 1', ['/members/@/name', '/members/@/n', '/t']],
    ['self["n"] > 1 && place.lat > 1.0', ['/n', '/place/lat']],
    ['(flag ? members[0] : members[1]).n > 0', ['/flag', '/members/@/n']],
    ['today() > "2026" && previous.n > 1', ['']],
    ['cel.bind(m, group, m.inner == "x")', ['/group/inner']],
  ])('of %s are %j', (check, expected) => {
    const [compiledRule] = formWith(check).program.rules
    expect(
      compiledRule === undefined
        ? []
        : flattenReads(compiledRule.reads, '')
            .map(({ path }) => path)
            .toSorted(),
    ).toEqual(expected.toSorted())
  })
})

it.each([
  ['2026-10-28', 'Ngày hai mươi tám tháng mười năm hai nghìn không trăm hai mươi sáu'],
  ['2025-04-01', 'Ngày một tháng tư năm hai nghìn không trăm hai mươi lăm'],
  ['2021-11-15', 'Ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi mốt'],
  ['2005-12-31', 'Ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm lẻ năm'],
  ['1994-01-24', 'Ngày hai mươi tư tháng một năm một nghìn chín trăm chín mươi tư'],
  ['2000-02-10', 'Ngày mười tháng hai năm hai nghìn không trăm'],
])('says %s in words', (day, words) => {
  expect(dateInWords(day)).toBe(words)
})
