import type { JsonSchema } from '#core/form/json-schema.ts'
import { FIELD_ID, type FieldCase } from './field-case.ts'

const id = FIELD_ID
const row = (digit: number): string => `01900000-0000-7000-8000-00000000000${digit}`
const text = (title: string, fieldId: string): JsonSchema => ({
  type: 'string',
  minLength: 2,
  maxLength: 60,
  title,
  'x-phieu': { id: fieldId, type: 'text' },
})
const count = (title: string, fieldId: string): JsonSchema => ({
  type: 'integer',
  minimum: 0,
  maximum: 999,
  title,
  'x-phieu': { id: fieldId, type: 'integer' },
})
const _row: JsonSchema = { type: 'string', format: 'uuid' }
const rowTitles = [
  ['adults', 'Người lớn'],
  ['children', 'Trẻ em dưới 6 tuổi có thẻ bảo hiểm y tế'],
] as const
const columns = (prefix: string): Readonly<Record<string, JsonSchema>> => ({
  total: count('Tổng số', `${prefix}tot0`),
  female: count('Trong đó: nữ', `${prefix}fem0`),
})

/** Fields that hold others. */
export const containerCases: readonly FieldCase[] = [
  {
    name: 'group',
    type: 'group',
    schema: {
      type: 'object',
      title: 'Người đi khai',
      description: 'Người trực tiếp nộp giấy tờ.',
      properties: { name: text('Họ và tên', 'gname000'), tie: text('Quan hệ', 'gtie0000') },
      required: ['name'],
      unevaluatedProperties: false,
      'x-phieu': { id, type: 'group' },
    },
    filled: { name: 'Trần Thị Hòa', tie: 'Mẹ đẻ' },
    invalid: { value: { name: 'T' } },
    en: {
      [id]: { title: 'Declarant', help: 'Who hands in the papers.' },
      gname000: { title: 'Full name' },
      gtie0000: { title: 'Relation' },
    },
  },
  {
    name: 'address',
    type: 'address',
    schema: {
      type: 'object',
      title: 'Nơi thường trú',
      properties: {
        province: { type: 'string', title: 'Tỉnh, thành phố', 'x-phieu': { id: 'gprovinc', type: 'choice', list: 'provinces' } },
        commune: {
          type: 'string',
          title: 'Xã, phường, đặc khu',
          'x-phieu': { id: 'gcommune', type: 'admin-unit', list: 'communes', filter: { province: 'province' } },
        },
        detail: text('Số nhà, đường, thôn, tổ dân phố', 'gdetail0'),
      },
      required: ['province', 'commune'],
      unevaluatedProperties: false,
      'x-phieu': { id, type: 'address' },
    },
    filled: { province: '31', commune: '11473', detail: 'Số 12 đường Lạch Tray' },
    invalid: { value: { province: '01', commune: '11473' } },
    en: {
      [id]: { title: 'Permanent residence' },
      gprovinc: { title: 'Province' },
      gcommune: { title: 'Commune' },
      gdetail0: { title: 'House, street, hamlet' },
    },
  },
  {
    name: 'repeat',
    type: 'repeat',
    schema: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      title: 'Thành viên',
      description: 'Ghi cả người đang đi làm xa.',
      items: {
        type: 'object',
        properties: { _row, name: text('Họ và tên', 'gname000'), share: count('Phần góp', 'gshare00') },
        required: ['_row', 'name'],
        unevaluatedProperties: false,
      },
      'x-phieu': { id, type: 'repeat' },
    },
    filled: [
      { _row: row(1), name: 'Phạm Văn Bình', share: 60 },
      { _row: row(2), name: 'Đỗ Thị Ước', share: 40 },
    ],
    invalid: {
      value: [
        { _row: row(1), name: 'P' },
        { _row: row(2), name: 'Đỗ Thị Ước', share: 4000 },
        { _row: row(3), name: 'Lê An' },
      ],
    },
    en: {
      [id]: { title: 'Member', help: 'Also those who work far away.' },
      gname000: { title: 'Full name' },
      gshare00: { title: 'Share' },
    },
  },
  {
    name: 'grid',
    type: 'grid',
    schema: {
      type: 'object',
      title: 'Lượt khám bệnh',
      properties: Object.fromEntries(
        rowTitles.map(([name, title], at) => [
          name,
          {
            type: 'object',
            title,
            properties: columns(`grw${at}`),
            unevaluatedProperties: false,
            'x-phieu': { id: `growtit${at}`, type: 'group' },
          },
        ]),
      ),
      unevaluatedProperties: false,
      'x-phieu': { id, type: 'grid' },
    },
    filled: { adults: { total: 120, female: 64 }, children: { total: 31, female: 15 } },
    invalid: { value: { adults: { total: 1200, female: 64 }, children: { total: 31 } } },
    optional: true,
    en: {
      [id]: { title: 'Consultations' },
      growtit0: { title: 'Adults' },
      growtit1: { title: 'Children under 6 with a health insurance card' },
      grw0tot0: { title: 'Total' },
      grw0fem0: { title: 'Of these: female' },
      grw1tot0: { title: 'Total' },
      grw1fem0: { title: 'Of these: female' },
    },
  },
]
