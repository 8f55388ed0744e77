import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodeList, CodeListItem } from '../code-list.ts'
import type { ListLookup } from './list-lookup.ts'
import { lookupOf } from './lookup-of.ts'
import { packList } from './pack-list.ts'
import { packedLookup } from './packed-lookup.ts'
import { searchHere } from './search-here.ts'

const listOf = (items: readonly CodeListItem[]): CodeList => ({
  key: 'communes',
  version: '2026-04-30',
  title: 'Xã',
  source: 'thử',
  codesBy: 'official',
  effectiveFrom: '2026-04-30',
  items: [...items],
})

const packed = (list: CodeList): ListLookup =>
  packedLookup(
    structuredClone(packList(list)),
    searchHere(() => packList(list)),
  )

const cat = { code: '11914', name: 'Cát Hải', nameEn: 'Cat Hai', columns: { province: '31', type: 'dac-khu' } }
const thuy = { code: '11503', name: 'Thủy Nguyên', columns: { province: '31', type: 'phuong' }, from: '2025-07-01', to: '2027-01-01' }
const badinh = { code: '00004', name: 'Ba Đình', parent: 'x', columns: { province: '01', type: 'phuong' } }

describe.each([
  ['a list as written', lookupOf],
  ['a packed list', packed],
])('%s', (_, lookup) => {
  test('gives each item whole by its code, and nothing by another', () => {
    const list = lookup(listOf([cat, badinh, thuy]))
    expect([cat, badinh, thuy].map(({ code }) => list.item(code))).toEqual([cat, badinh, thuy])
    expect(['', '0', '00004 ', '119140', '99999', '__proto__'].map((code) => list.item(code))).toEqual(Array(6).fill(undefined))
    expect({ ...list }).toMatchObject({ key: 'communes', version: '2026-04-30', effectiveFrom: '2026-04-30', effectiveTo: null })
  })

  test('gives the items that any columns pass, in list order', () => {
    const list = lookup(listOf([cat, badinh, thuy]))
    expect(list.items({})).toEqual([cat, badinh, thuy])
    expect(list.items({ province: '31' })).toEqual([cat, thuy])
    expect(list.items({ province: '31', type: 'phuong' })).toEqual([thuy])
    expect(list.items({ type: 'phuong', province: '99' })).toEqual([])
    expect(list.items({ parent: 'x' })).toEqual([badinh])
    expect(list.items({ toString: '31' })).toEqual([])
    expect(list.items({ name: 'Cát Hải' })).toEqual([])
  })

  test('counts no fewer than there are', () => {
    const list = lookup(listOf([cat, badinh, thuy]))
    expect([{}, { province: '31' }, { province: '99' }].map((filter) => list.count(filter))).toEqual([3, 2, 0])
    expect(list.count({ province: '31', type: 'phuong' })).toBeGreaterThanOrEqual(1)
  })

  test('of a code that stands there twice the last row counts; an empty list has nothing', () => {
    expect(lookup(listOf([cat, { ...thuy, code: cat.code }])).item(cat.code)?.name).toBe('Thủy Nguyên')
    expect(lookup(listOf([])).item('1')).toBeUndefined()
    expect(lookup(listOf([])).items({ province: '31' })).toEqual([])
  })
})

const text = fc.string({ unit: fc.constantFrom('a', 'A', 'đ', 'Ờ', 'ờ', '0', ' ', '\ud83d\ude80', '-'), minLength: 1, maxLength: 5 })
const item = fc.record(
  {
    code: text,
    name: text,
    nameEn: text,
    parent: text,
    from: fc.constantFrom('2025-07-01', '2026-01-01'),
    to: fc.constant('2026-05-01'),
    columns: fc.dictionary(fc.constantFrom('p', 'q', 'constructor'), fc.constantFrom('1', '2', 'đ'), { noNullPrototype: true }),
  },
  { requiredKeys: ['code', 'name'], noNullPrototype: true },
)

test('packed and written lists answer alike, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (items) => {
      const list = listOf(items.map((one) => (Object.keys(one.columns ?? {}).length === 0 ? { ...one, columns: { p: '1' } } : one)))
      const [written, compact] = [lookupOf(list), packed(list)]
      for (const { code } of items) expect(compact.item(code)).toEqual(written.item(code))
      for (const filter of [{}, { p: '1' }, { p: '1', q: 'đ' }, { constructor: '2' }, { parent: 'a' }])
        expect(compact.items(filter)).toEqual(written.items(filter))
    }),
  )
})
