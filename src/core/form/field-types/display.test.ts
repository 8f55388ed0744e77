import { expect, test } from 'vitest'
import type { JsonValue } from '../../lib/json.ts'
import type { FieldSettings, FieldTypeName } from '../field-settings.ts'
import type { JsonSchema } from '../json-schema.ts'
import { testContext, testNode } from '../testing/test-node.ts'
import { fieldType } from './registry.ts'

const { lists } = testContext()
const oneOf = [
  { const: 'a', title: 'Cha' },
  { const: 'b', title: 'Mẹ' },
]

test.each<[FieldTypeName, JsonValue, string, string, JsonSchema?, Partial<FieldSettings>?]>([
  ['text', 'An', 'An', 'An'],
  ['integer', 1234, '1.234', '1.234'],
  ['integer', 2026, '2026', '2026', { minimum: 1900, maximum: 2100 }],
  ['integer', 12, '12 người', '12 người', {}, { suffix: 'người' }],
  ['decimal', 1234.5, '1.234,5', '1.234,5'],
  ['money', 1_500_000, '1.500.000 ₫', '1.500.000 ₫'],
  ['date', '2026-11-20', '20/11/2026', '20/11/2026'],
  ['partial-date', '1950', '1950', '1950'],
  ['period', '2026-11', 'Tháng 11/2026', '11/2026'],
  ['period', '2026-Q4', 'Quý 4/2026', 'Q4/2026'],
  ['period', '2026-2027', 'Năm học 2026-2027', 'School year 2026-2027'],
  ['yes-no', true, 'Có', 'Yes'],
  ['choice', 'b', 'Mẹ', 'Mẹ', { oneOf }],
  ['choice', '31', 'Thành phố Hải Phòng', 'Hải Phòng City', {}, { list: 'provinces' }],
  ['choice', '99', '99', '99', {}, { list: 'provinces' }],
  ['multi-choice', ['b', 'a'], 'Mẹ; Cha', 'Mẹ; Cha', { items: { oneOf } }],
  ['admin-unit', '11914', 'Đặc khu Cát Hải', 'Đặc khu Cát Hải', {}, { list: 'communes' }],
  ['phone', '0912345678', '0912 345 678', '0912 345 678'],
  ['geo-point', { lat: 20.8561, lon: 106.6822 }, '20.8561, 106.6822', '20.8561, 106.6822'],
  ['geo-point', { lat: 20.8561, lon: 106.6822, accuracy: 12 }, '20.8561, 106.6822 (±12 m)', '20.8561, 106.6822 (±12 m)'],
  ['ranking', ['b', 'a'], '1. Mẹ; 2. Cha', '1. Mẹ; 2. Cha', { items: { oneOf } }],
  ['image-choice', 'b', 'Mẹ', 'Mẹ', { oneOf }],
  ['time', '08:30', '08:30', '08:30'],
  ['date-time', '2026-11-20T08:30:00+07:00', '20/11/2026 08:30', '20/11/2026 08:30'],
  ['date-time', '2026-11-20T20:30:15Z', '21/11/2026 03:30:15', '21/11/2026 03:30:15'],
  ['date-time', 'hôm qua', 'hôm qua', 'hôm qua'],
  ['url', 'https://haiphong.gov.vn', 'https://haiphong.gov.vn', 'https://haiphong.gov.vn'],
  ['rating', 4, '4/5', '4/5', { maximum: 5 }],
  ['slider', 2.5, '2,5 m', '2,5 m', { type: 'number' }, { suffix: 'm' }],
  ['note', null, '', ''],
  ['hidden', true, 'Có', 'Yes', { type: 'boolean' }],
  ['record-ref', { recordId: 'x', unitId: 'y', title: 'Cửa hàng An' }, 'Cửa hàng An', 'Cửa hàng An'],
  [
    'address',
    { province: '31', commune: '11914', detail: 'Tổ 3' },
    'Tổ 3, Đặc khu Cát Hải, Thành phố Hải Phòng',
    'Tổ 3, Đặc khu Cát Hải, Hải Phòng City',
  ],
  ['address', { commune: '99999' }, '99999', '99999'],
])('%s %j reads %s', (type, value, vi, en, schema = {}, settings = {}) => {
  const node = testNode(type, schema, settings)
  expect(fieldType(type).display(value, node, { lists, lang: 'vi' })).toBe(vi)
  expect(fieldType(type).display(value, node, { lists, lang: 'en' })).toBe(en)
})
