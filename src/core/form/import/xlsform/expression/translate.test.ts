import { describe, expect, it, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../../../lib/json.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import type { FieldTypeName } from '../../../field-settings.ts'
import { writeLogic } from '../../../authoring/rules/write-cel.ts'
import { writeTerm } from '../../../authoring/rules/write-cel.ts'
import { compiled, testContext } from '../../../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../../../testing/small-definition.ts'
import { visibleValues } from '../../../visible-values.ts'
import type { KnownField, ValueType, XPathPlace } from './known-field.ts'
import { translateCondition, translateValue } from './translate.ts'

const texts = new Map([
  ['x', 'Chữ X'],
  ['y', 'Chữ Y'],
  ['1', 'Một'],
])

const known = (name: string, type: ValueType, path: readonly string[] = [name], more: Partial<KnownField> = {}): KnownField => ({
  name,
  type,
  path,
  ...more,
})

const fields: readonly KnownField[] = [
  known('a', 'integer'),
  known('n', 'integer'),
  known('d', 'decimal'),
  known('t', 'text'),
  known('b', 'choices', ['b'], { choices: texts, isCode: true }),
  known('c', 'text', ['c'], { choices: texts, isCode: true }),
  known('born', 'date'),
  known('seen', 'date-time'),
  known('opens', 'time'),
  known('closes', 'time'),
  known('ok', 'boolean'),
  known('street', 'text', ['home', 'street']),
  known('members', 'rows'),
  known('share', 'decimal', ['members', '@', 'share']),
  known('age', 'integer', ['members', '@', 'age']),
  known('nick', 'text', ['members', '@', 'nick']),
]

const named = (name: string) => fields.find((field) => field.name === name) ?? null
const top: XPathPlace = {
  scope: [],
  self: null,
  isSelfThere: false,
  find: (name) => (name === 'today' ? 'today' : named(name)),
  findPath: (_, __, steps) => named(steps.at(-1) ?? ''),
}
const inRow: XPathPlace = { ...top, scope: ['members', '@'] }

const schemas: Readonly<Record<ValueType, JsonSchema>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  decimal: { type: 'number', multipleOf: 0.0001 },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  time: { type: 'string', format: 'local-time' },
  choices: { type: 'array', uniqueItems: true, items: { type: 'string' } },
  rows: { type: 'array' },
  other: {},
}
const types: Readonly<Partial<Record<ValueType, FieldTypeName>>> = {
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'yes-no',
  date: 'date',
  'date-time': 'date-time',
  time: 'time',
  choices: 'multi-choice',
}

let made = 0
const schemaOf = (type: ValueType, computed = false): JsonSchema => ({
  ...schemas[type],
  ...(computed ? { readOnly: true } : {}),
  'x-phieu': { id: `t${String(made++).padStart(7, '0')}`, type: types[type] ?? 'text', ...(computed ? { computed } : {}) },
})
const schemasBelow = (depth: number): Record<string, JsonSchema> =>
  Object.fromEntries(
    fields
      .filter(({ path, type }) => path.length === depth && type !== 'rows' && path[0] !== 'home')
      .map(({ path, type }) => [path.at(-1) ?? '', schemaOf(type)]),
  )

/** The value of a CEL rule that stands at the top or in a row, on a record. */
function worked(
  cel: string,
  when: string | undefined,
  type: ValueType,
  place: XPathPlace,
  values: JsonObject,
): readonly (JsonValue | undefined)[] {
  const isRow = place.scope.length > 0
  const result = schemaOf(type, true)
  const rows: JsonSchema = {
    type: 'object',
    properties: { _row: { type: 'string', format: 'uuid' }, ...schemasBelow(3), ...(isRow ? { result } : {}) },
    required: ['_row'],
    unevaluatedProperties: false,
  }
  const schema = smallSchema(
    {
      ...schemasBelow(1),
      home: {
        type: 'object',
        properties: { street: schemaOf('text') },
        unevaluatedProperties: false,
        'x-phieu': { id: `h${String(made++).padStart(7, '0')}`, type: 'group' },
      },
      members: { type: 'array', maxItems: 100, items: rows, 'x-phieu': { id: `r${String(made++).padStart(7, '0')}`, type: 'repeat' } },
      ...(isRow ? {} : { result }),
    },
    { required: [] },
  )
  const rule = { id: 'rule0000', compute: cel, at: isRow ? '/members/@/result' : '/result', ...(when === undefined ? {} : { when }) }
  const form = compiled(smallDefinition({ schema, uiSchema: {}, rules: [rule] }))
  const seen = visibleValues(form, values, testContext())
  const found = seen['members'] as readonly JsonObject[] | undefined // as the schema above says
  return isRow ? (found ?? []).map((row) => row['result']) : [seen['result']]
}

const row = (n: number, more: JsonObject): JsonObject => ({ _row: `01990000-0000-7000-8000-00000000000${n}`, ...more })
const members = [row(1, { share: 20.5, age: 7, nick: 'An' }), row(2, { share: 30, nick: 'Bình' }), row(3, { age: 40 })]

const holds = (xpath: string, values: JsonObject, place = top): boolean => {
  const said = translateCondition(xpath, place)
  if (!said.ok) throw new Error(JSON.stringify(said.error))
  return worked(writeLogic(said.value.value), undefined, 'boolean', place, values)[0] === true
}

const value = (xpath: string, values: JsonObject, place = top): readonly (JsonValue | undefined)[] => {
  const said = translateValue(xpath, place)
  if (!said.ok) throw new Error(JSON.stringify(said.error))
  const { value: found, when } = said.value.value
  return worked(writeTerm(found.term), when === null ? undefined : writeLogic(when), found.type, place, values)
}

describe('a condition holds when XPath takes it for true, also when answers are missing', () => {
  it.each<[string, JsonObject, boolean]>([
    ["${a} > 3 and selected(${b}, 'x')", { a: 4, b: ['y', 'x'] }, true],
    ["${a} > 3 and selected(${b}, 'x')", { a: 4, b: ['y'] }, false],
    ["${a} > 3 and selected(${b}, 'x')", { a: 4 }, false],
    ['${a} > 3', {}, false],
    ['not(${a} > 3)', {}, true],
    ['not(${a} > 3)', { a: 3 }, true],
    ['not(${a} > 3)', { a: 4 }, false],
    ['${a} != 3', {}, true],
    ['${a} != 3', { a: 3 }, false],
    ['not(${a} != 3)', {}, false],
    ["${c} = 'x' or ${c} = 'y'", { c: 'y' }, true],
    ["${c} = 'x' or ${c} = 'y'", {}, false],
    ["${c} != 'x'", {}, true],
    ["${c} != 'x'", { c: 'x' }, false],
    ['${c} = 1', { c: '1' }, true],
    ['${c} < 2', { c: '1' }, true],
    ["selected(${c}, '1')", { c: '1' }, true],
    ["not(selected(${b}, 'x'))", {}, true],
    ["not(selected(${b}, 'x'))", { b: ['x'] }, false],
    ["not(selected(${b}, 'x') and ${a} > 1)", { b: ['x'] }, true],
    ["${t} = ''", {}, true],
    ["${t} = ''", { t: 'k' }, false],
    ["${b} != ''", { b: ['x'] }, true],
    ["'' != ${a}", {}, false],
    ['${t}', { t: 'k' }, true],
    ['${ok}', { ok: false }, false],
    ["${ok} = 'OK'", { ok: true }, true],
    ["${ok} != 'OK'", {}, true],
    ['string-length(${t}) = 0', {}, true],
    ['string-length(${t}) >= 3', { t: 'abc' }, true],
    ['count-selected(${b}) > 1', { b: ['x', 'y'] }, true],
    ['count-selected(${b}) = 0', {}, true],
    ["regex(${t}, '^[A-Z]{2}[0-9]+$')", { t: 'AB12' }, true],
    ["regex(${t}, 'a|b')", { t: 'ab' }, false],
    ["contains(${street}, 'Phủ') and starts-with(${street}, 'Điện')", { home: { street: 'Điện Biên Phủ' } }, true],
    ['${born} <= today()', { born: '2026-11-20' }, true],
    ['${born} > today()', { born: '2026-11-20' }, false],
    ["${born} >= date('2000-01-01') and ${born} < '2001-01-01'", { born: '2000-06-01' }, true],
    ['${seen} <= now()', { seen: '2026-11-20T10:00:00+07:00' }, true],
    ['int((today() - ${born}) div 365.25) >= 18', { born: '2008-11-19' }, true],
    ['int((today() - ${born}) div 365.25) >= 18', { born: '2008-11-22' }, false],
    ['${a} + ${n} = 10', { a: 4, n: 6 }, true],
    ['${a} = ${d}', { a: 4, d: 4 }, true],
    ['${a} * 2.5 > ${d}', { a: 4, d: 9.9 }, true],
    ['sum(${share}) > 50', { members }, true],
    ['count(${members}) = 3 and count-non-empty(${share}) = 2', { members }, true],
    ['count(${members}) = 0', {}, true],
    ['${closes} > ${opens}', { opens: '08:30', closes: '17:00' }, true],
    ["${opens} < '08:00'", { opens: '08:30' }, false],
    ['true()', {}, true],
    ["if(${a} > 1, ${t} = 'k', false())", { a: 2, t: 'k' }, true],
    ["if(${a} > 1, ${t} = 'k', true())", {}, true],
    ['position(..) = 1', { members }, true],
    ["${a} > 3 and (${n} = 1 or ${t} = 'x')", { a: 4, t: 'x' }, true],
    ['coalesce(${a}, 0) < 5', {}, true],
  ])('%s of %j: %s', (xpath, values, expected) => {
    expect(holds(xpath, values, xpath.includes('position') ? inRow : top)).toBe(expected)
  })
})

describe('a calculation has the value of XPath, and none where XPath has an empty one', () => {
  it.each<[string, JsonObject, JsonValue | undefined]>([
    ['${a} div 2', { a: 5 }, 2.5],
    ['${a} mod 2', { a: 5 }, 1],
    ['${d} mod 2', { d: 5.5 }, 1.5],
    ['-${a} + 1', { a: 5 }, -4],
    ['round(${d}, 1)', { d: 2.26 }, 2.3],
    ['round(${d})', { d: 2.5 }, 3],
    ['int(${d})', { d: -2.7 }, -2],
    ['number(${t}) + 1', { t: '41' }, 42],
    ["number('3') * ${a}", { a: 2 }, 6],
    ['max(${a}, ${d}, 3)', { a: 1, d: 2.5 }, 3],
    ['min(${a}, ${n})', { a: 1, n: 2 }, 1],
    ['pow(${a}, 2)', { a: 7 }, 49],
    ["if(${a} > 3, 'big', 'small')", {}, 'small'],
    ["if(${a} > 3, 'big', '')", { a: 1 }, undefined],
    ["if(${a} > 3, ${a} * 2, '')", { a: 4 }, 8],
    ["if(${a} = '', 0, ${a})", {}, 0],
    ['if(${a} > 3, 1.5, 2)', {}, 2],
    ["if(${a} > 5, 'x', if(${a} > 3, 'y', ''))", { a: 4 }, 'y'],
    ["if(${a} > 5, 'x', if(${a} > 3, 'y', ''))", { a: 1 }, undefined],
    ["coalesce(${t}, 'none')", {}, 'none'],
    ['coalesce(${a}, ${d})', { d: 1.5 }, 1.5],
    ['coalesce(${a} + ${n}, 0)', { a: 1 }, 0],
    ["concat(${t}, '-', ${a})", { t: 'k', a: 3 }, 'k-3'],
    ["concat(${t}, '-', ${a})", {}, '-'],
    ["concat('sum: ', ${d})", { d: 1.5 }, 'sum: 1.5'],
    ["join(', ', ${nick})", { members }, 'An, Bình'],
    ['substr(${t}, 1, 3)', { t: 'abcd' }, 'bc'],
    ["substring-after(${t}, '-')", { t: 'ab-cd' }, 'cd'],
    ["format-date(${born}, '%d/%m/%Y')", { born: '2000-03-01' }, '01/03/2000'],
    ["format-date-time(${seen}, '%e.%n.%y %H:%M')", { seen: '2026-11-02T08:30:00+07:00' }, '2.11.26 08:30'],
    ['today()', {}, '2026-11-20'],
    ['today() + 7', {}, '2026-11-27'],
    ['today() - ${born}', { born: '2026-11-10' }, 10],
    ['decimal-date-time(${born})', { born: '1970-01-11' }, 10],
    ['selected-at(${b}, 1)', { b: ['x', 'y'] }, 'y'],
    ['count-selected(${b})', {}, 0],
    ["jr:choice-name(${c}, '${c}')", { c: 'x' }, 'Chữ X'],
    ["jr:choice-name(selected-at(${b}, 0), '${b}')", { b: ['y'] }, 'Chữ Y'],
    ['sum(${share})', { members }, 50.5],
    ['max(${age})', { members }, 40],
    ['count(${members})', { members }, 3],
    ['indexed-repeat(${nick}, ${members}, 2)', { members }, 'Bình'],
    ['once(${a})', { a: 1 }, 1],
    ['${a} > 3', {}, false],
    ['string-length(${t})', {}, 0],
    ['upper-case(${t})', { t: 'đà' }, 'ĐÀ'],
    ["if(${c} = 'x' and not(selected(${b}, 'y')), 1, 0)", { c: 'x' }, 1],
    ['${today}', {}, '2026-11-20'],
  ])('%s of %j is %j', (xpath, values, expected) => {
    expect(value(xpath, values)).toEqual([expected])
  })
})

test('in a row a question is that of the row, and the row knows its number', () => {
  expect(value('${share} * 2', { members }, inRow)).toEqual([41, 60, undefined])
  expect(value('position(..)', { members }, inRow)).toEqual([1, 2, 3])
  expect(value("if(position(..) > 1, indexed-repeat(${nick}, ${members}, position(..) - 1), '')", { members }, inRow)).toEqual([
    undefined,
    'An',
    'Bình',
  ])
})

describe('what has no meaning of ours is told with its place', () => {
  it.each<[string, string, string]>([
    ['${a} >', 'syntax', ''],
    ['${a} > # 3', 'syntax', '# 3'],
    ['${nobody} > 3 and ${a} = 1', 'field', '${nobody}'],
    ['${share} > 3', 'rows', '${share}'],
    ["pulldata('x', 'y', 'z', ${a}) = 1", 'function', 'pulldata'],
    ["instance('towns')/root/item[name = ${t}]/label", 'path', "instance('towns')/root/item[name = ${t}]/label"],
    ['sum(${a})', 'rows', 'sum(${a})'],
    ['${members} = 3', 'type', '${members} = 3'],
    ['random()', 'function', 'random'],
  ])('%s: %s %s', (xpath, code, what) => {
    const said = translateValue(xpath, top)
    expect(said.ok ? said.value : said.error.map((fault) => [fault.code, fault.what])).toEqual([[code, what]])
  })

  test('brackets without end are refused', () => {
    const said = translateCondition('('.repeat(5000), top)
    expect(said.ok ? [] : said.error.map(({ code }) => code)).toEqual(['syntax'])
  })

  test.each([' + ', ' and '])('terms without end, joined by %j, are refused; a thousand are read', (sign) => {
    const sum = (count: number) => translateCondition(Array(count).fill('1').join(sign), top)
    expect(sum(1000).ok).toBe(true)
    const said = sum(10_000)
    expect(said.ok ? [] : said.error.map(({ code }) => code)).toEqual(['syntax'])
  })
})

describe('the CEL is such as an author would write', () => {
  it.each([
    ["${a} > 3 and selected(${b}, 'x')", 'a > 3 && "x" in b'],
    ["${c} != 'x'", '!has(c) || c != "x"'],
    ["${t} != ''", 'has(t)'],
    ['${born} <= today()', 'born <= today()'],
  ])('%s: %s', (xpath, cel) => {
    const said = translateCondition(xpath, top)
    expect(said.ok ? writeLogic(said.value.value) : said.error).toBe(cel)
  })
})
