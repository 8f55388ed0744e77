import { expect, test } from 'vitest'
import type { Schema } from '#core/form/validate/full-schema.ts'
import { islandOutline } from './island-outline.ts'

const words = { yes: 'Có', no: 'Không', none: 'Chưa có' }

test('a value is read under the titles of its schema, by whatever way the schema says them', () => {
  const schema: Schema = {
    properties: {
      kind: { title: 'Loại', oneOf: [{ const: 'a', title: 'Nhà ở' }] },
      day: { title: 'Ngày', type: 'string' },
      done: { type: 'boolean' },
      list: { title: 'Danh sách', items: { type: 'number' } },
      people: { title: 'Người', items: { $ref: '#/$defs/person' } },
    },
    anyOf: [{ properties: { area: { title: 'Diện tích' } } }],
    additionalProperties: { type: 'string' },
  }
  const root: Schema = { $defs: { person: { properties: { name: { title: 'Họ tên' } } } } }
  const value = { kind: 'a', day: '2026-11-20', done: false, list: [1234.5, 2], people: [{ name: 'Hà' }], area: 12, 'ghi chú': 'x' }
  expect(islandOutline(root, schema, value, words)).toEqual([
    { label: 'Loại', value: 'Nhà ở' },
    { label: 'Ngày', value: '20/11/2026' },
    { label: 'done', value: 'Không' },
    { label: 'Danh sách', value: '1.234,5; 2' },
    { label: 'Người', value: [{ label: null, value: [{ label: 'Họ tên', value: 'Hà' }] }] },
    { label: 'Diện tích', value: '12' },
    { label: 'ghi chú', value: 'x' },
  ])
})

test('what is empty says so, a file is named, recursion ends', () => {
  const tree: Schema = { $defs: { tree: { title: 'Cây', anyOf: [{ $ref: '#/$defs/tree' }] } } }
  expect(islandOutline(tree, { $ref: '#/$defs/tree' }, {}, words)).toBe('Chưa có')
  expect(islandOutline({}, true, null, words)).toBe('Chưa có')
  expect(islandOutline({}, true, 'data:text/plain;name=gi%E1%BA%A5y.txt;base64,QUFB', words)).toBe('giấy.txt (1 kB)')
})
