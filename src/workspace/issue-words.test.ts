import { expect, test } from 'vitest'
import { issueWords } from './issue-words.ts'

const words = { 'path.unknown': 'Không có mục {{path}}.', shape: 'Chưa đúng dạng ({{keyword}}): {{params}}.', codes: 'Các mã {{codes}}.' }

test('the places of the words are filled from the issue', () => {
  expect(issueWords(words, { code: 'path.unknown', params: { path: '/a' } })).toBe('Không có mục /a.')
  expect(issueWords(words, { code: 'codes', params: { codes: ['a', 'b'] } })).toBe('Các mã a, b.')
})

test('a shape without words of its own says which keyword refused it', () => {
  expect(issueWords(words, { code: 'shape.minItems', params: { limit: 1 } })).toBe('Chưa đúng dạng (minItems): {"limit":1}.')
})

test('an issue that nobody has words for shows its code rather than nothing', () => {
  expect(issueWords(words, { code: 'new.code', params: { x: 1 } })).toBe('new.code {"x":1}')
})
