import { expect, it } from 'vitest'
import { compileForm } from '../../compile.ts'
import type { CheckRule, ComputeRule } from '../../definition.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { addRule, putRule, removeRule, setRuleText } from './edit-rules.ts'

const schema = smallSchema({
  total: { title: 'Tổng', type: 'integer', 'x-phieu': { id: 'total000', type: 'integer' } },
  other: { title: 'Khác', type: 'integer', 'x-phieu': { id: 'other000', type: 'integer' } },
})
const empty = smallDefinition({ schema })
const compute: ComputeRule = { id: 'rule0000', compute: 'year(day)', at: '/total' }
const check: CheckRule = { id: 'check000', check: 'day <= today()', at: '/day', severity: 'block', message: 'Sửa ngày.' }

it('marks the field that a rule works out, and frees it when the rule goes or moves', () => {
  const one = addRule(empty, compute)
  expect(one.schema.properties?.['total']).toMatchObject({ readOnly: true, 'x-phieu': { computed: true } })
  expect(compileForm(one).ok).toBe(true)
  const moved = putRule(one, 0, { ...compute, at: '/other' })
  expect(moved.schema.properties?.['total']).toEqual(schema.properties?.['total'])
  expect(compileForm(moved).ok).toBe(true)
  expect(removeRule(moved, 0)).toEqual(empty)
})

it('takes the translations of a removed rule away, and leaves the others', () => {
  const two = setRuleText(
    setRuleText(addRule(addRule(empty, check), { ...check, id: 'check001' }), 'en', 'check000', 'Mend it.'),
    'en',
    'check001',
    'B',
  )
  expect(two.translations).toEqual({ en: { rules: { check000: 'Mend it.', check001: 'B' } } })
  expect(removeRule(two, 0).translations).toEqual({ en: { rules: { check001: 'B' } } })
  expect(removeRule(removeRule(two, 0), 0).translations).toEqual({ en: {} })
})

it('leaves a form alone in which there is no such rule or field', () => {
  expect(removeRule(empty, 0)).toBe(empty)
  expect(addRule(empty, { ...compute, at: '/none' }).schema).toBe(schema)
})
