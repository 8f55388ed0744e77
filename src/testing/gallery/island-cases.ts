import type { JsonSchema } from '#core/form/json-schema.ts'
import { FIELD_ID as id, type FieldCase } from './field-case.ts'

/** An island may say what a form's own fields cannot, so its schema is more than their type admits. */
const island = (schema: object): JsonSchema => ({ ...schema, 'x-phieu': { id, type: 'island' } }) as JsonSchema

export const islandCases: readonly FieldCase[] = [
  {
    name: 'island',
    type: 'island',
    schema: island({
      type: 'object',
      title: 'Công trình trên đất',
      description: 'Mỗi loại công trình có mục riêng; mục chưa có tên thì tự đặt.',
      properties: {
        kind: { type: 'string', title: 'Loại công trình', enum: ['Nhà ở', 'Kho', 'Chuồng trại'] },
        area: { type: 'number', title: 'Diện tích (m²)', minimum: 1, description: 'Đo theo mép ngoài tường.' },
        built: { type: 'string', format: 'date', title: 'Ngày xây xong' },
        note: { type: ['string', 'null'], title: 'Ghi chú', maxLength: 200 },
        shared: { type: 'boolean', title: 'Dùng chung với hộ khác' },
        rooms: {
          type: 'array',
          title: 'Phòng',
          items: {
            type: 'object',
            properties: { name: { type: 'string', title: 'Tên phòng', maxLength: 40 }, size: { type: 'number', title: 'Diện tích phòng' } },
            required: ['name'],
          },
        },
      },
      required: ['kind', 'area'],
      additionalProperties: { type: 'string' },
    }),
    filled: {
      kind: 'Nhà ở',
      area: 1234.5,
      built: '2019-03-02',
      shared: true,
      rooms: [{ name: 'Phòng khách', size: 24 }, { name: 'Bếp' }],
      'Màu sơn': 'vàng',
    },
    invalid: { value: { kind: 'Nhà ở', area: 0, built: 'hôm qua', rooms: [{ size: 24 }] } },
    en: {
      [id]: {
        title: 'Buildings on the parcel',
        help: 'Each kind has its own items; what has no name yet is given one.',
        words: {
          'Loại công trình': 'Kind of building',
          'Diện tích (m²)': 'Area (m²)',
          'Đo theo mép ngoài tường.': 'Measured along the outside of the walls.',
          'Ngày xây xong': 'Finished on',
          'Ghi chú': 'Remark',
          'Dùng chung với hộ khác': 'Shared with another household',
          Phòng: 'Rooms',
          'Tên phòng': 'Name of the room',
          'Diện tích phòng': 'Area of the room',
        },
      },
    },
  },
  {
    name: 'island with alternatives',
    type: 'island',
    schema: island({
      title: 'Người đứng tên',
      oneOf: [
        {
          title: 'Cá nhân',
          type: 'object',
          properties: {
            name: { type: 'string', title: 'Họ và tên', minLength: 2 },
            born: { type: 'string', format: 'date', title: 'Ngày sinh' },
          },
          required: ['name'],
          additionalProperties: false,
        },
        {
          title: 'Tổ chức',
          type: 'object',
          properties: { title: { type: 'string', title: 'Tên tổ chức' }, staff: { type: 'integer', title: 'Số người', minimum: 1 } },
          required: ['title'],
          additionalProperties: false,
        },
      ],
    }),
    filled: { title: 'Hợp tác xã Đồ Sơn', staff: 12 },
    invalid: { value: { name: 'H' } },
    en: {
      [id]: {
        title: 'Holder of the title',
        words: {
          'Cá nhân': 'A person',
          'Họ và tên': 'Full name',
          'Ngày sinh': 'Date of birth',
          'Tổ chức': 'An organisation',
          'Tên tổ chức': 'Name of the organisation',
          'Số người': 'Number of people',
        },
      },
    },
  },
]
