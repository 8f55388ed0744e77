import { expect, test } from 'vitest'
import { indexChoices, meantChoice, rankChoices } from './rank-choices.ts'

const index = indexChoices(
  ['Thủy Nguyên', 'Thiên Hương', 'Cẩm Giang', 'Cẩm Giàng', 'Bạch Long Vĩ', 'Đồ Sơn'].map((label, at) => ({ value: `1${at}000`, label })),
)
const labels = (query: string) => rankChoices(index, query).map((item) => item.label)

test('a name is found without marks, with the other tone placement, and by the first letters of its words', () => {
  expect(labels('thuy nguyen')).toEqual(['Thủy Nguyên'])
  expect(labels('thuỷ nguyên')).toEqual(['Thủy Nguyên'])
  expect(labels('tn')[0]).toBe('Thủy Nguyên')
  expect(labels('do son')).toEqual(['Đồ Sơn'])
  expect(labels('blv')).toEqual(['Bạch Long Vĩ'])
})

test('names that differ by a tone are both offered, the one typed first', () => {
  expect(labels('cam giang')).toEqual(['Cẩm Giang', 'Cẩm Giàng'])
  expect(labels('Cẩm Giàng')[0]).toBe('Cẩm Giàng')
})

test('a typed text means one item or none, never one of two', () => {
  expect(meantChoice(index, 'thuy nguyen')?.label).toBe('Thủy Nguyên')
  expect(meantChoice(index, 'cam giang')).toBeNull()
  expect(meantChoice(index, 'Cẩm Giàng')?.label).toBe('Cẩm Giàng')
  expect(meantChoice(index, 'long vi')?.label).toBe('Bạch Long Vĩ')
  expect(meantChoice(index, 't')).toBeNull()
  expect(meantChoice(index, 'th')).toBeNull()
})
