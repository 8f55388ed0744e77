import { expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { testContext, testNode } from '../testing/test-node.ts'
import { listFilter } from './codes.ts'
import { fieldType } from './registry.ts'

const context = testContext()
const commune = testNode('admin-unit', { type: 'string' }, { list: 'communes', filter: { province: 'province' } })

const codes = (value: JsonValue, siblings: JsonObject = {}, node = commune): readonly string[] =>
  fieldType(node.type)
    .check(value, node, context, siblings)
    .map((each) => each.code)

test('a code must be in its list', () => {
  expect(codes('11914')).toEqual([])
  expect(codes('99999')).toEqual(['code.unknown'])
  expect(codes('toString')).toEqual(['code.unknown'])
})

test('a code must fit what was chosen beside it', () => {
  expect(codes('11914', { province: '31' })).toEqual([])
  expect(codes('11914', { province: '01' })).toEqual(['code.not-in-filter'])
  expect(codes('11914', { province: '' })).toEqual([])
})

test('a retired code may not be chosen after its last day', () => {
  expect(codes('11500')).toEqual(['code.retired'])
  const before = testContext({ asOf: '2025-06-30' })
  expect(fieldType('admin-unit').check('11500', commune, before, {})).toEqual([])
})

test('a list that is not at hand is never taken for agreement', () => {
  expect(codes('31', {}, testNode('choice', { type: 'string' }, { list: 'nowhere' }))).toEqual(['code.list-missing'])
})

test('each of several codes is checked', () => {
  const several = testNode('multi-choice', { type: 'array', items: { type: 'string' } }, { list: 'communes' })
  expect(codes(['11914', '1', '2'], {}, several)).toEqual(['code.unknown', 'code.unknown'])
})

test('a filter takes siblings and fixed texts, and leaves out what is empty', () => {
  const settings = { id: 'x', type: 'choice' as const, filter: { province: 'province', type: '=xa', other: 'toString' } }
  expect(listFilter(settings, { province: '31' })).toEqual({ province: '31', type: 'xa' })
  expect(listFilter(settings, {})).toEqual({ type: 'xa' })
})
