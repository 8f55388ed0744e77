import { Environment } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from '../../lib/json.ts'
import { testContext } from '../testing/compiled.ts'
import { peopleForm } from '../testing/people-form.ts'
import { runExpression } from '../testing/run-expression.ts'

/** The CEL library's own evaluator is the oracle for what CEL itself defines: on whole numbers, texts, lists and truth values. */
const oracle = new Environment({ unlistedVariablesAreDyn: false })
  .registerVariable('count', 'int')
  .registerVariable('name', 'string')
  .registerVariable('married', 'bool')
  .registerVariable('tags', 'list<string>')

const runs = Number(process.env['PHIEU_CEL_RUNS'] ?? 400)
const seed = Number(process.env['PHIEU_CEL_SEED'] ?? 41)

interface Texts {
  int: string
  text: string
  bool: string
  texts: string
  ints: string
}

const quoted = (text: string): string => JSON.stringify(text)

const { bool: expressions } = fc.letrec<Texts>((tie) => ({
  int: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('count', '0', '1', '7', '-3', '9007199254740993'),
    fc.tuple(tie('int'), fc.constantFrom('+', '-', '*', '/', '%'), tie('int')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('text').map((text) => `size(${text})`),
    tie('texts').map((list) => `${list}.size()`),
    tie('ints').map((list) => `${list}[0]`),
    fc.tuple(tie('bool'), tie('int'), tie('int')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    tie('int').map((a) => `(-${a})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `${a}.indexOf(${b})`),
  ),
  text: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('name', ...['', 'a', 'Đỗ', 'ab'].map(quoted)),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    tie('int').map((a) => `string(${a})`),
    tie('text').map((a) => `${a}.trim()`),
    tie('texts').map((a) => `${a}.join("-")`),
    fc.tuple(tie('text'), tie('int')).map(([a, b]) => `${a}.substring(${b})`),
  ),
  bool: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('married', 'true', 'false'),
    fc.tuple(tie('int'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('int')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('text'), fc.constantFrom('<', '<=', '==', '!='), tie('text')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('bool'), fc.constantFrom('&&', '||'), tie('bool')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('bool').map((a) => `(!${a})`),
    fc.tuple(tie('text'), tie('texts')).map(([a, b]) => `(${a} in ${b})`),
    fc.tuple(tie('ints'), tie('ints')).map(([a, b]) => `(${a} == ${b})`),
    fc
      .tuple(tie('texts'), fc.constantFrom('all', 'exists', 'exists_one'), tie('text'))
      .map(([a, macro, b]) => `${a}.${macro}(x, x == ${b} || x.contains(name))`),
    fc.tuple(tie('text'), fc.constantFrom('startsWith', 'endsWith', 'contains'), tie('text')).map(([a, name, b]) => `${a}.${name}(${b})`),
  ),
  texts: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('tags', '["a"]', '["a", "b", "Đỗ"]'),
    tie('texts').map((a) => `${a}.filter(x, size(x) > count)`),
    tie('texts').map((a) => `${a}.map(x, x + name)`),
    fc.tuple(tie('texts'), tie('texts')).map(([a, b]) => `(${a} + ${b})`),
  ),
  ints: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('[1, 2, 3]', '[count]'),
    tie('texts').map((a) => `${a}.map(x, size(x) * count)`),
    fc.tuple(tie('ints'), tie('ints')).map(([a, b]) => `cel.bind(y, ${a}, y.map(z, z + 1) + ${b})`),
  ),
}))

const records = fc.record({
  count: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.maxSafeInteger()),
  name: fc.constantFrom('', 'a', 'Đỗ', ' ab '),
  married: fc.boolean(),
  tags: fc.array(fc.constantFrom('a', 'b', 'ab', 'Đỗ'), { maxLength: 3 }),
})

function judged(text: string, record: { readonly count: number }): JsonValue {
  try {
    const value: unknown = oracle.parse(text)({ ...record, count: BigInt(record.count) })
    return typeof value === 'boolean' ? value : null
  } catch {
    return null
  }
}

it('what CEL defines means here what it means to the CEL library', { timeout: 60_000 }, () => {
  const form = peopleForm()
  let applicable = 0
  fc.assert(
    fc.property(expressions, records, (text, record) => {
      const ran = runExpression(form, text, record, testContext())
      if (!ran.ok) throw new Error(JSON.stringify(ran.error))
      if (ran.value.value !== null) applicable++
      expect(ran.value.value).toBe(judged(text, record))
    }),
    { numRuns: runs, seed },
  )
  expect(applicable).toBeGreaterThan(runs / 3)
})
