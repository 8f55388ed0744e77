import { expect, test } from 'vitest'
import type { JsonValue } from '../../lib/json.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { FieldSettings, FieldTypeName } from '../field-settings.ts'
import { testNode } from '../testing/test-node.ts'
import { fieldType } from './registry.ts'

const oneOf = [
  { const: 'cha', title: 'Cha' },
  { const: 'me', title: 'Mẹ' },
  { const: 'gia', title: 'Già' },
  { const: 'gia2', title: 'Giả' },
]
const choice: JsonSchema = { type: 'string', oneOf }

const read = (type: FieldTypeName, text: string, schema: JsonSchema, settings: Partial<FieldSettings> = {}): unknown => {
  const result = fieldType(type).parse(text, testNode(type, schema, settings))
  return result.ok ? result.value : result.error.map((each) => each.code)
}

test.each<[FieldTypeName, string, JsonValue, JsonSchema?, Partial<FieldSettings>?]>([
  ['text', ' Nguyễn  Văn An '.normalize('NFD'), 'Nguyễn Văn An'],
  ['text', 'nguyễn văn an', 'NGUYỄN VĂN AN', {}, { upperCase: true }],
  ['long-text', 'một\r\n hai ', 'một\nhai'],
  ['integer', '1.234', 1234],
  ['integer', '1 234 567', 1_234_567],
  ['integer', '12 người', 12, {}, { suffix: 'người' }],
  ['decimal', '1.234,5', 1234.5],
  ['decimal', '120,5 m²', 120.5, {}, { suffix: 'm²' }],
  ['money', '1.500.000', 1_500_000],
  ['money', '1.500.000 đồng', 1_500_000],
  ['money', '1,5 triệu', 1_500_000],
  ['money', '1,15 triệu', 1_150_000],
  ['money', '2 tỷ đồng', 2_000_000_000],
  ['money', '500 nghìn', 500_000],
  ['date', '1/2/26', '2026-02-01'],
  ['date', '01022026', '2026-02-01'],
  ['partial-date', '3/1950', '1950-03'],
  ['period', '11/2026', '2026-11'],
  ['period', 'Tháng 1 năm 2026', '2026-01'],
  ['period', 'Quý 4/2026', '2026-Q4'],
  ['period', 'q4 2026', '2026-Q4'],
  ['period', '2026', '2026'],
  ['period', 'Năm học 2026 - 2027', '2026-2027'],
  ['yes-no', 'Có', true],
  ['yes-no', 'x', true],
  ['yes-no', 'không', false],
  ['choice', 'mẹ', 'me', choice],
  ['choice', 'ME', 'me', choice],
  ['choice', 'Già', 'gia', choice],
  ['choice', '11914', '11914', {}, { list: 'communes' }],
  ['multi-choice', 'Cha; Mẹ; cha', ['cha', 'me'], { type: 'array', items: choice }],
  ['personal-id', '031 085 000 001', '031085000001'],
  ['personal-id', '０３１085000001', '031085000001'],
  ['tax-code', '0314409058 002', '0314409058-002'],
  ['tax-code', '0100233488', '0100233488'],
  ['phone', '+84 912.345.678', '0912345678'],
  ['geo-point', '20.8561, 106.6822', { lat: 20.8561, lon: 106.6822 }],
  ['geo-point', '20,8561; 106,6822', { lat: 20.8561, lon: 106.6822 }],
  ['geo-point', `20°51'22"N 106°40'56"E`, { lat: 20.856111, lon: 106.682222 }],
  ['ranking', 'Mẹ; Cha', ['me', 'cha'], { type: 'array', items: choice }],
  ['image-choice', 'mẹ', 'me', choice],
  ['image-choice', 'Cha; Mẹ', ['cha', 'me'], { type: 'array', items: choice }],
  ['barcode', ' (01)08936012345678 ', '(01)08936012345678'],
  ['barcode', '8 936012 345674', '8936012345674', {}, { symbologies: ['ean-13'] }],
  ['time', '830', '08:30'],
  ['time', '8h30', '08:30'],
  ['time', '8h', '08:00'],
  ['time', '8 giờ 5 phút', '08:05'],
  ['time', '23:59', '23:59'],
  ['time', '083015', '08:30:15', {}, { seconds: true }],
  ['time', '8:30', '08:30:00', {}, { seconds: true }],
  ['date-time', '20/11/2026 8:30', '2026-11-20T08:30:00+07:00'],
  ['date-time', '20112026 0830', '2026-11-20T08:30:00+07:00'],
  ['date-time', '8h30 ngày 20/11/2026', '2026-11-20T08:30:00+07:00'],
  ['date-time', '20/11/2026, 14:05', '2026-11-20T14:05:00+07:00'],
  ['date-time', '8 giờ 30 phút, ngày 20 tháng 11 năm 2026', '2026-11-20T08:30:00+07:00'],
  ['url', 'haiphong.gov.vn', 'https://haiphong.gov.vn'],
  ['rating', '4/5', 4, { type: 'integer', minimum: 1, maximum: 5 }],
  ['slider', '-5 °C', -5, { type: 'integer' }, { suffix: '°C' }],
  ['slider', '0,25', 0.25, { type: 'number' }],
  ['hidden', '12', 12, { type: 'integer' }],
  ['hidden', '12', '12', { type: 'string' }],
  ['geo-point', `20°51'22"B, 106°40'56"Đ`, { lat: 20.856111, lon: 106.682222 }],
])('%s: %s', (type, text, value, schema = {}, settings = {}) => {
  expect(read(type, text, schema, settings)).toEqual(value)
})

test.each<[FieldTypeName, string, string, JsonSchema?]>([
  ['integer', '1,5', 'number.not-whole'],
  ['integer', 'một', 'number.text'],
  ['integer', '9007199254740993', 'number.too-big'],
  ['decimal', '1.2.3', 'number.text'],
  ['money', '99999999 tỷ', 'number.too-big'],
  ['money', '0,5', 'number.not-whole'],
  ['date', '31/02/2026', 'format.date'],
  ['partial-date', '13/1950', 'format.partial-date'],
  ['period', '13/2026', 'format.period'],
  ['period', '2026-2028', 'format.period'],
  ['yes-no', 'có thể', 'yes-no.text'],
  ['choice', 'gia dinh', 'choice.text', choice],
  ['choice', 'giá', 'choice.text', choice],
  ['multi-choice', 'Cha; bác', 'choice.text', { items: choice }],
  ['geo-point', 'Cát Hải', 'geo.text'],
  ['geo-point', '106.68, 20.85', 'geo.swapped'],
  ['geo-point', '206.68, 20.85', 'geo.range'],
  ['ranking', 'Cha; bác', 'choice.text', { items: choice }],
  ['image-choice', 'bác', 'choice.text', choice],
  ['matrix', 'x', 'type'],
  ['barcode', '12\u001d34', 'barcode.text'],
  ['audio', 'x', 'file.text'],
  ['time', '24:00', 'format.local-time'],
  ['time', '8', 'format.local-time'],
  ['time', '8:30:15', 'format.local-time'],
  ['time', 'sáng', 'format.local-time'],
  ['date-time', '20/11/2026', 'format.date-time'],
  ['date-time', '8:30', 'format.date-time'],
  ['date-time', '31/02/2026 8:30', 'format.date-time'],
  ['date-time', '20/11/2026 25:00', 'format.date-time'],
  ['url', 'javascript:alert(1)', 'url.scheme'],
  ['rating', '4,5', 'number.not-whole'],
  ['slider', 'nửa', 'number.text'],
  ['note', 'x', 'note.text'],
  ['record-ref', 'Cửa hàng', 'record-ref.text'],
  ['assigned-number', '12', 'assigned-number.text'],
  ['group', 'x', 'type'],
])('%s: %s is refused with %s', (type, text, code, schema = {}) => {
  expect(read(type, text, schema)).toEqual([code])
})
