import { expect, it } from 'vitest'
import { wholePattern } from '../../../export/xlsform/expression/write-text.ts'
import { fullPattern } from './full-pattern.ts'

it.each([
  ['a|b', '^(?:a|b)$'],
  ['(a|b)', '^(a|b)$'],
  ['[a|b]', '^[a|b]$'],
  ['\\(a|b', '^(?:\\(a|b)$'],
  ['[(]|b', '^(?:[(]|b)$'],
  ['[)]|b', '^(?:[)]|b)$'],
  ['[[]|b', '^(?:[[]|b)$'],
  ['[\\]|]', '^[\\]|]$'],
])('%s fits the whole text as %s', (pattern, whole) => {
  expect(fullPattern(pattern)).toBe(whole)
})

it('a choice goes out whole, whatever brackets stand for themselves in it', () => {
  expect(wholePattern('[(]|b')).toBe('^.*(?:[(]|b).*$')
  expect(wholePattern('^[(]|b$')).toBe('^.*(?:^[(]|b$).*$')
})
