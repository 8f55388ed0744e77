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
