import { expect, test } from 'vitest'
import { MAX_LIST_BYTES, MAX_LIST_ITEMS } from '../code-list.ts'
import { readCodeList } from './read-code-list.ts'

const list = (items: unknown) => ({ key: 'villages', version: '2026-07-01', title: 'Thôn', source: 'thử', codesBy: 'project', items })
const read = (document: unknown) => {
  const found = readCodeList(JSON.stringify(document))
  return found.ok ? found.value.items.length : found.error.map(({ code, path }) => `${code} ${path}`)
}

test('a list is read whole or refused with the places that are wrong', () => {
  expect(read(list([{ code: '1', name: 'Thôn Đông' }]))).toBe(1)
  expect(read(list([{ code: '1' }]))).toContain('list.shape /items/0')
  expect(read([])).toEqual(['list.shape '])
  expect(readCodeList('{')).toMatchObject({ ok: false, error: [{ code: 'json.syntax' }] })
})

test('every row is held to the schema, ordinary or not', () => {
  const row = { code: '1', name: 'Thôn Đông', nameEn: 'Dong', parent: 'x', columns: { province: '31' }, from: '2025-07-01' }
  expect(read(list([row]))).toBe(1)
  const wrongs = [
    { code: '' },
    { name: '' },
    { code: 'x'.repeat(41) },
    { columns: { a: 1 } },
    { columns: [] },
    { from: '2025' },
    { more: 1 },
  ]
  for (const wrong of wrongs) {
    const rows = [
      { code: '1', name: 'Thôn' },
      { code: '2', name: 'Thôn', ...wrong },
    ]
    expect(String(read(list(rows)))).toMatch(/^list\.shape \/items\/1/)
  }
})

test('no code and no name holds a control character', () => {
  const row = { code: '1', name: 'Đông' }
  expect(read(list([row, { code: '2', name: 'Đoài\u0001Nam' }]))).toEqual(['list.control /items/1/name'])
  expect(read(list([row, { code: '2\n', name: 'Đoài', nameEn: 'West\u0085' }]))).toEqual([
    'list.control /items/1/code',
    'list.control /items/1/nameEn',
  ])
})

test('a code stands for one thing', () => {
  const [one, other] = [
    { code: '1', name: 'Đông' },
    { code: '2', name: 'Đoài' },
  ]
  expect(read(list([one, other, one]))).toEqual(['list.code-twice /items/2/code'])
})

test('a list beyond the limits is refused', () => {
  expect(readCodeList(' '.repeat(MAX_LIST_BYTES + 1))).toMatchObject({ ok: false, error: [{ code: 'list.too-big' }] })
  const many = Array.from({ length: MAX_LIST_ITEMS + 1 }, (_, at) => ({ code: `${at}`, name: 'a' }))
  expect(read(list(many))).toEqual(['list.too-long /items'])
})
