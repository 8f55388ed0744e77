import { expect, test } from 'vitest'
import { testContext, testNode } from '../testing/test-node.ts'
import { recordRef } from './record-ref.ts'

test('a reference names a record and its unit by their ids', () => {
  const node = testNode('record-ref', { type: 'object' })
  const id = '01900000-0000-7000-8000-000000000001'
  const codes = (value: Readonly<Record<string, string>>): readonly string[] =>
    recordRef.check(value, node, testContext(), {}).map((each) => each.code)
  expect(codes({ recordId: id, unitId: id, title: 'x' })).toEqual([])
  expect(codes({ recordId: '1', unitId: id, title: 'x' })).toEqual(['record-ref.id'])
  expect(codes({ recordId: id })).toEqual(['record-ref.id'])
})
