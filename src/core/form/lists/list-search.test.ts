import { expect, test } from 'vitest'
import { indexNames } from '../testing/index-names.ts'
import type { CodeListItem } from '../code-list.ts'

const names = ['Phường Thủy Nguyên', 'Phường Trần Nhân Tông', 'Xã Cẩm Giàng', 'Xã Cẩm Giang', 'Phường Đồ Sơn', 'Đặc khu Bạch Long Vĩ']
const communes = names.map((name, at): CodeListItem => ({ code: `1${at}000`, name, columns: { province: at < 2 ? '31' : '30' } }))
const { search, found } = indexNames(communes)

test('a name is found without marks, by the beginnings of its words, by first letters and by its code', () => {
  expect(found('dong')).toEqual([])
  expect(found('do son')).toEqual(['Phường Đồ Sơn'])
  expect(found('thuỷ nguyên')).toEqual(['Phường Thủy Nguyên'])
  expect(found('ng th')).toEqual(['Phường Thủy Nguyên'])
  expect(found('tn')).toEqual(['Phường Thủy Nguyên', 'Phường Trần Nhân Tông'])
  expect(found('15000')).toEqual(['Đặc khu Bạch Long Vĩ'])
  expect(found('100')[0]).toBe('Phường Thủy Nguyên')
})

test('names that differ by a tone are both offered, the one typed first', () => {
  expect(found('cam giang')).toEqual(['Xã Cẩm Giàng', 'Xã Cẩm Giang'])
  expect(found('cẩm giang')).toEqual(['Xã Cẩm Giang', 'Xã Cẩm Giàng'])
  expect(found('Cẩm Giàng')).toEqual(['Xã Cẩm Giàng', 'Xã Cẩm Giang'])
})

test('only what passes the filter is offered, and only what is in force on the day', () => {
  expect(found('phuong', { filter: { province: '30' } })).toEqual(['Phường Đồ Sơn'])
  expect(found('phuong', { filter: { province: '99' } })).toEqual([])
  const dated = indexNames([
    { code: '1', name: 'Xã Cũ', to: '2025-06-30' },
    { code: '2', name: 'Xã Nay', from: '2025-07-01' },
    { code: '3', name: 'Xã Sau', from: '2027-01-01' },
  ])
  expect(dated.found('xa')).toEqual(['Xã Nay'])
  expect(dated.found('')).toEqual(['Xã Nay'])
  expect(dated.found('xa', { asOf: '2025-06-30' })).toEqual(['Xã Cũ'])
})

test('no more than asked for is handed out, and how many match is said', () => {
  const many = indexNames(Array.from({ length: 300 }, (_, at) => ({ code: `${at}`, name: at === 250 ? 'Thôn' : `Thôn ${at}` })))
  const answer = many.search({ text: 'thon', limit: 50 })
  expect([answer.items.length, answer.total, answer.items[0]?.name, answer.items[1]?.name]).toEqual([50, 300, 'Thôn', 'Thôn 0'])
  expect(many.search({ text: '', limit: 50 })).toMatchObject({ total: 300, meant: null })
})

test('a text means one item or none, never one of two', () => {
  const meant = (text: string) => search({ text }).meant?.name ?? null
  expect(meant('thuy nguyen')).toBe('Phường Thủy Nguyên')
  expect(meant('xa cam giang')).toBeNull()
  expect(meant('Xã Cẩm Giàng')).toBe('Xã Cẩm Giàng')
  expect(meant('12000')).toBe('Xã Cẩm Giàng')
  expect(meant('d')).toBeNull()
})

test('names are found in the language they are shown in', () => {
  const list = indexNames([
    { code: '1', name: 'Thành phố Cần Thơ', nameEn: 'Can Tho City' },
    { code: '2', name: 'Huế' },
  ])
  expect(list.found('city')).toEqual([])
  expect(list.found('city', { lang: 'en' })).toEqual(['Thành phố Cần Thơ'])
  expect(list.found('hue', { lang: 'en' })).toEqual(['Huế'])
})
