import { expect, test } from 'vitest'
import { numberText, patternNames } from './number-pattern.ts'

test('a number is written with the codes of the fields that its pattern names', () => {
  const pattern = '{n}/{yyyy}/TL{stage}-{case_kind}'
  expect(patternNames(pattern)).toEqual(['stage', 'case_kind'])
  expect(numberText(pattern, 12, 2026, { stage: 'ST', case_kind: 'DS' })).toBe('12/2026/TLST-DS')
})

test('a value is never read as a pattern itself', () => {
  expect(numberText('{n}-{kind}', 3, 2026, { kind: '{n}$&' })).toBe('3-{n}$&')
})

test('a pattern of before is written as before', () => {
  expect(patternNames('{n}/{yyyy}')).toEqual([])
  expect(numberText('{n}/{yyyy}', 7, 2026, {})).toBe('7/2026')
})
