import { expect, it } from 'vitest'
import { nameDistance, nameEntries, nameQuery } from './name-match.ts'

const found = (labels: readonly string[], text: string): readonly string[] =>
  nameEntries(labels)
    .filter((entry) => nameDistance(entry, nameQuery(text)) !== null)
    .map(({ label }) => label)

it('finds each name by its own letters, whatever characters another one holds', () => {
  const labels = ['Thôn\u0001Đông', 'Thôn Đoài', 'Thôn Nam', '\u0301', 'Thôn Bắc']
  expect(found(labels, 'doai')).toEqual(['Thôn Đoài'])
  expect(found(labels, 'bac')).toEqual(['Thôn Bắc'])
  expect(found(labels, 'thon dong')).toEqual(['Thôn\u0001Đông'])
})
