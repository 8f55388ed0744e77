import { expect, it } from 'vitest'
import { testContext } from './testing/compiled.ts'
import { hostileCases } from './testing/hostile-cases.ts'
import { crowd, hostileRules } from './testing/hostile-rules.ts'
import { judgeHostile } from './testing/judge-hostile.ts'
import { peopleForm, wardList } from './testing/people-form.ts'
import { runExpression } from './testing/run-expression.ts'
import { stepsPerRule } from './rule-budget.ts'
import { createSchemaCompiler } from './validate/compile-schema.ts'
import type { FullSchema } from './validate/full-schema.ts'

it.each(hostileCases)('$name: $outcome', ({ schema, value, outcome }) => {
  expect(judgeHostile(schema(), value())).toBe(outcome)
})

it.each(hostileRules)('a rule with $name is broken off', ({ expression }) => {
  const ran = runExpression(peopleForm(), expression, crowd(5000), testContext({}, [wardList]))
  expect(ran).toMatchObject({ ok: true, value: { value: null } })
  expect(ran.ok && ran.value.steps).toBeGreaterThan(stepsPerRule)
})

it('a validation that was broken off leaves nothing behind for the next one', () => {
  const list: FullSchema = { $id: 'list', items: { $dynamicRef: '#item' }, $defs: { item: { $dynamicAnchor: 'item' } } }
  const schema: FullSchema = {
    $id: 'https://hp.example/deep',
    properties: { next: { $ref: '#' }, list: { $ref: 'list' } },
    $defs: { list, own: { $dynamicAnchor: 'item', type: 'string' } },
  }
  const check = createSchemaCompiler(schema)(schema)
  const judge = (value: Parameters<typeof check>[0]): boolean => check(value, '', { report: null, demo: false }, null)
  let deep: Parameters<typeof check>[0] = {}
  for (let i = 0; i < 2000; i++) deep = { next: deep }
  expect([judge(deep), judge({ list: ['a'] }), judge({ list: [1] }), judge({ next: { next: {} } })]).toEqual([false, true, false, true])
})

it('no prototype is changed by what is validated', () => {
  for (const { schema, value } of hostileCases.filter(({ name }) => name.includes('prototype'))) judgeHostile(schema(), value())
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Reflect.get({}, 'a')).toBeUndefined()
})
