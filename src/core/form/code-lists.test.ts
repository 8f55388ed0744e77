import { expect, test } from 'vitest'
import type { CodeList } from './code-list.ts'
import { codeListsOf, isCodeInForce } from './code-lists.ts'

const list = (version: string, items: CodeList['items'], rest: Partial<CodeList> = {}): CodeList => ({
  key: 'communes',
  version,
  title: 'Xã',
  source: 'thử',
  codesBy: 'official',
  items,
  ...rest,
})
const cat = { code: '11914', name: 'Cát Hải', columns: { province: '31', type: 'dac-khu' } }
const thuy = { code: '11503', name: 'Thủy Nguyên', columns: { province: '31', type: 'phuong' } }
const badinh = { code: '00004', name: 'Ba Đình', parent: 'x', columns: { province: '01', type: 'phuong' } }

test('the newest version in force on the day is used', () => {
  const old = list('2025-07-01', [cat], { effectiveFrom: '2025-07-01' })
  const later = list('2026-04-30', [cat, thuy], { effectiveFrom: '2026-04-30' })
  expect(codeListsOf([old, later], '2026-04-29').version('communes')).toBe('2025-07-01')
  expect(codeListsOf([old, later], '2026-04-30').version('communes')).toBe('2026-04-30')
  expect(codeListsOf([later, old], '2020-01-01').version('communes')).toBe('2026-04-30')
  expect(codeListsOf([], '2026-01-01').version('communes')).toBeNull()
})

test('items are found by code and by any columns, in list order', () => {
  const lists = codeListsOf([list('2026-04-30', [cat, badinh, thuy])], '2026-11-20')
  expect(lists.item('communes', '00004')).toBe(badinh)
  expect(lists.item('communes', '99999')).toBeUndefined()
  expect(lists.item('none', '00004')).toBeUndefined()
  expect(lists.items('communes')).toEqual([cat, badinh, thuy])
  expect(lists.items('communes', { province: '31' })).toEqual([cat, thuy])
  expect(lists.items('communes', { province: '31', type: 'phuong' })).toEqual([thuy])
  expect(lists.items('communes', { parent: 'x' })).toEqual([badinh])
  expect(lists.items('communes', { toString: '31' })).toEqual([])
  expect(lists.items('none', {})).toEqual([])
})

test('a code is in force from its first to its last day', () => {
  const item = { code: 'a', name: 'A', from: '2025-07-01', to: '2026-04-29' }
  expect(['2025-06-30', '2025-07-01', '2026-04-29', '2026-04-30'].map((day) => isCodeInForce(item, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('lists are searched among what is in force on their day', async () => {
  const lists = codeListsOf([list('2026-04-30', [cat, { ...badinh, to: '2026-01-01' }, thuy])], '2026-11-20')
  const query = { text: 'a', filter: {}, lang: 'vi', limit: 50 } as const
  expect((await lists.search('communes', { ...query, text: '' })).items).toEqual([cat, thuy])
  expect((await lists.search('communes', { ...query, text: 'thuy' })).meant).toEqual(thuy)
  expect(await lists.search('none', query)).toEqual({ items: [], total: 0, meant: null })
  expect([lists.count('communes', { province: '31' }), lists.count('none')]).toEqual([2, 0])
})
