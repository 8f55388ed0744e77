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

test('first letters: what they name to its end, in the fewest words, comes first', () => {
  const communes = indexChoices(
    ['Phường Lê Thanh Nghị', 'Phường Trần Nhân Tông', 'Phường Thủy Nguyên'].map((label, at) => ({ value: `c${at}`, label })),
  )
  expect(rankChoices(communes, 'tn').map((item) => item.label)).toEqual([
    'Phường Thủy Nguyên',
    'Phường Lê Thanh Nghị',
    'Phường Trần Nhân Tông',
  ])
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

test('an exact name comes before its other tone placement, that before the name without marks, that before names that only begin so', () => {
  const near = indexChoices(['Hoà Bình', 'Hòa', 'Hoa', 'Hoà', 'Xã Hòa', 'Bình Hòa'].map((label, at) => ({ value: `n${at}`, label })))
  expect(rankChoices(near, 'hòa').map((item) => item.label)).toEqual(['Hòa', 'Hoà', 'Hoa', 'Hoà Bình', 'Xã Hòa', 'Bình Hòa'])
})

test('a code names its item: the whole code first of all, its beginning after the names', () => {
  const coded = indexChoices([
    { value: '0111', label: 'Trồng lúa' },
    { value: '01', label: 'Nhóm 0111 cũ' },
    { value: '01119', label: 'Trồng ngô' },
  ])
  expect(rankChoices(coded, '0111').map((item) => item.value)).toEqual(['0111', '01119', '01'])
  expect(meantChoice(coded, '01119')?.label).toBe('Trồng ngô')
})
