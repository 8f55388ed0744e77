import { expect, test } from 'vitest'
import type { CodeList } from '../code-list.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { freeListKey, isSameList, listKeyFor, withListKeys } from './list-names.ts'

const list = (items: CodeList['items']): CodeList => ({
  key: 'a-list',
  version: '2026-11-20',
  title: 'A',
  source: 'B',
  codesBy: 'project',
  items,
})

test('a list is called after its form, within what a key may be', () => {
  expect(listKeyFor('begun-form-places', 'market')).toBe('market-places')
  expect(listKeyFor('communes', 'market')).toBe('communes')
  expect(listKeyFor(`begun-form-${'x'.repeat(37)}`, 'y'.repeat(20))).toHaveLength(48)
  expect(freeListKey('market-places', new Set(['market-places', 'market-places-2']))).toBe('market-places-3')
  expect(freeListKey('x'.repeat(48), new Set())).toMatch(/^x{44}-2$/)
})

test('fields follow their list to its new key, wherever they stand, and nothing else changes', () => {
  const of = (key: string) =>
    smallDefinition({
      schema: {
        type: 'object',
        properties: {
          rows: {
            type: 'array',
            items: { properties: { place: { type: 'string', 'x-phieu': { id: 'a1a1a1a1', type: 'choice', list: key } } } },
          },
        },
      },
    })
  expect(withListKeys(of('begun-form-places'), new Map([['begun-form-places', 'market-places']]))).toEqual(of('market-places'))
  expect(withListKeys(of('communes'), new Map([['begun-form-places', 'market-places']]))).toEqual(of('communes'))
})

test('lists are the same by their codes, names and columns, in any order', () => {
  const [a, b] = [
    { code: '1', name: 'Một', columns: { x: '1', y: '2' } },
    { code: '2', name: 'Hai', nameEn: 'Two' },
  ]
  expect(isSameList(list([a, b]), list([b, { ...a, columns: { y: '2', x: '1' } }]))).toBe(true)
  expect(isSameList(list([a, b]), list([a]))).toBe(false)
  expect(isSameList(list([a, b]), list([a, { ...b, nameEn: 'Zwei' }]))).toBe(false)
  expect(isSameList(list([a, a]), list([a, b]))).toBe(false)
})
