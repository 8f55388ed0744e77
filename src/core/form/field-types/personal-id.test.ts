import { expect, test } from 'vitest'
import { testContext, testNode } from '../testing/test-node.ts'
import { personalId } from './personal-id.ts'

const node = testNode('personal-id', { type: 'string', format: 'personal-id' })
const codes = (value: string): readonly string[] => personalId.check(value, node, testContext(), {}).map((each) => each.code)

test('a number of somebody yet to be born is refused', () => {
  expect(codes('000226000001')).toEqual([])
  expect(codes('000227000001')).toEqual(['personal-id.future'])
  expect(codes('000900000001')).toEqual(['personal-id.future'])
})

test('an unknown place of birth is a note, never a refusal', () => {
  expect(personalId.check('003085000001', node, testContext(), {})).toMatchObject([{ code: 'personal-id.unknown-place', severity: 'info' }])
  expect(codes('031085000001')).toEqual([])
})

test('what the format refuses is not reported twice', () => {
  expect(codes('12')).toEqual([])
})
