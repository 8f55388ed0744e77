import { describe, expect, it } from 'vitest'
import { testContext } from '../testing/compiled.ts'
import { peopleForm } from '../testing/people-form.ts'
import { runExpression } from '../testing/run-expression.ts'

const form = peopleForm()
const row = (n: number) => `01990000-0000-7000-8000-00000000000${n}`
const full = { count: 3, area: 1.5, name: 'An', born: '2000-01-01', married: true, tags: ['a'] }
const members = [
  { _row: row(1), name: 'An', share: 50 },
  { _row: row(2), name: 'Bình' },
]

const valueOf = (text: string, values: Parameters<typeof runExpression>[2]) => {
  const ran = runExpression(form, text, values, testContext())
  return ran.ok ? ran.value.value : ran.error
}

describe('an operand that is missing makes not applicable', () => {
  it.each([
    ...['+', '-', '*', '/', '%'].map((operator) => `count ${operator} 2`),
    ...['+', '-', '*', '/'].map((operator) => `2.0 ${operator} area`),
    ...['==', '!=', '<', '<=', '>', '>='].flatMap((operator) => [`count ${operator} 2`, `"a" ${operator} name`, `area ${operator} 1`]),
    'name + "x"',
    'tags + ["x"]',
    'name in ["a"]',
    '"a" in tags',
    '-count',
    '!married',
    'married ? 1 : 2',
    'true ? count : 2',
    '[count]',
    '{"a": count}["a"]',
    'tags[0]',
    'address.house + 1',
    'self["count"]',
    'cel.bind(x, count, 1)',
    'previous.count',
    'size(name)',
    'size(tags)',
    'name.startsWith("a")',
    'name.matches("a")',
    'fold(name)',
    'same_text(name, "a")',
    'age(born)',
    'days(born, today())',
    'add_months(born, 1)',
    'sum([count])',
    'min(count, 2)',
    'is_unique(tags)',
    'round(area, 1)',
    'string(count)',
    'valid_phone(name)',
    'code_name("nothing", name)',
    'count > 0 && true',
    'count > 0 || false',
    'members.all(m, m.share > 0.0)',
    'members.size() == 0',
  ])('%s', (text) => {
    expect(valueOf(text, {})).toBeNull()
  })
})

describe('a row without the operand makes', () => {
  it.each<[string, unknown]>([
    ['members.all(m, m.share > 0.0)', null],
    ['members.all(m, m.share > 60.0)', false],
    ['members.exists(m, m.share > 60.0)', null],
    ['members.exists(m, m.share > 40.0)', true],
    ['members.exists_one(m, m.share > 40.0)', null],
    ['members.filter(m, m.share > 40.0).size()', null],
    ['members.map(m, m.share)', null],
    ['sum(members.map(m, m.share))', null],
    ['sum(members.map(m, has(m.share), m.share))', 50],
    ['members.filter(m, has(m.share) && m.share > 40.0).size()', 1],
    ['members.all(m, !has(m.share) || m.share > 40.0)', true],
  ])('%s %j', (text, expected) => {
    expect(valueOf(text, { members })).toEqual(expected)
  })
})

describe('one side decides alone', () => {
  it.each<[string, boolean]>([
    ['count > 0 && false', false],
    ['false && count > 0', false],
    ['count > 0 || true', true],
    ['true || count > 0', true],
    ['has(count) && count > 0', false],
    ['!has(count) || count > 0', true],
  ])('%s is %j', (text, expected) => {
    expect(valueOf(text, {})).toBe(expected)
  })
})

describe('has is never missing', () => {
  it.each<[string, Parameters<typeof runExpression>[2], boolean | null]>([
    ['has(count)', {}, false],
    ['has(count)', { count: 0 }, true],
    ['has(married)', { married: false }, true],
    ['has(name)', { name: '' }, true],
    ['has(count)', { count: 'x' }, false],
    ['has(count)', { count: null }, false],
    ['has(address.street)', {}, false],
    ['has(address.street)', { address: {} }, false],
    ['has(address.street)', { address: { street: 'x' } }, true],
    ['has(self.count)', full, true],
    ['has(toString)', {}, null],
  ])('%s of %j is %j', (text, values, expected) => {
    const found = valueOf(text, values)
    expect(Array.isArray(found) ? null : found).toBe(expected)
  })

  it('but for the period before, which is not at hand', () => {
    expect(valueOf('has(previous.count)', {})).toBeNull()
  })
})

describe('what means nothing counts as missing', () => {
  it.each([
    'count / 0',
    'count % 0',
    '1.0 / 0.0 - 1.0 / 0.0 == 0.0',
    'area / 0.0 > 1.0',
    '-area / 0 < 0.0',
    'area / count * 0.0 / 0.0 == 0.0',
    '1e308 * 10.0 > 1.0',
    'sum([1e308, 1e308]) > 1.0',
    'avg([1e308, 1e308]) > 1.0',
    'double("1e999") > 1.0',
    'int(area / 0.0)',
    'round(area / 0.0)',
    'age("hôm nay")',
    'min(tags.filter(t, false))',
    'avg([1].filter(n, false))',
    'tags[7]',
    'int("x")',
    'name.substring(5)',
    'add_days("2026-01-01", 9999999)',
    '9223372036854775807 + 1',
    '{"a": 1}["b"]',
    'personal_id_year(name)',
  ])('%s', (text) => {
    expect(valueOf(text, full)).toBeNull()
  })
})
