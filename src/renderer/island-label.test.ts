import { expect, test } from 'vitest'
import { islandLabel } from './island-label.ts'

const room = { type: 'object', properties: { name: { type: 'string', title: 'Tên phòng' } } } as const
const root = {
  $defs: {
    branch: { type: 'object', properties: { parts: { type: 'array', title: 'Nhánh', items: { $ref: '#/$defs/branch' } } } },
  },
} as const
const schema = {
  type: 'object',
  properties: {
    rooms: { type: 'array', title: 'Phòng', items: room },
    size: { type: 'array', title: 'Kích thước', prefixItems: [{ type: 'number', title: 'Dài' }, { type: 'number' }] },
    tree: { $ref: '#/$defs/branch' },
    lines: { type: 'array', title: 'Bảng', items: { type: 'array', title: 'Dòng', items: { type: 'string' } } },
    '2026': { type: 'integer', title: 'Năm nay' },
  },
  oneOf: [{ properties: { code: { type: 'string', title: 'Mã' } } }, { properties: { owner: { type: 'string' } } }],
} as const

test.each([
  ['', 'Nhà'],
  ['rooms', 'Nhà › Phòng'],
  ['rooms/1', 'Nhà › Phòng 2'],
  ['rooms/1/name', 'Nhà › Phòng 2 › Tên phòng'],
  ['size/0', 'Nhà › Kích thước › Dài'],
  ['size/1', 'Nhà › Kích thước 2'],
  ['tree/parts/0/parts/2', 'Nhà › tree › Nhánh 1 › Nhánh 3'],
  ['lines/0/3', 'Nhà › Bảng › Dòng 1 › 4'],
  ['2026', 'Nhà › Năm nay'],
  ['code', 'Nhà › Mã'],
  ['owner', 'Nhà › owner'],
  ['màu sơn', 'Nhà › màu sơn'],
])('%s → %s', (way, label) => {
  const steps = way === '' ? [] : way.split('/')
  expect(islandLabel(root, schema, 'Nhà', steps).join(' › ')).toBe(label)
})

test('an item of an island that is a list is called by the island', () => {
  expect(islandLabel(root, { type: 'array', items: room }, 'Phòng', ['0', 'name']).join(' › ')).toBe('Phòng 1 › Tên phòng')
})
