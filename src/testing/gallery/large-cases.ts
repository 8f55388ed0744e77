import type { JsonSchema } from '#core/form/json-schema.ts'
import { FIELD_ID, type FieldCase } from './field-case.ts'

const id = FIELD_ID
const row = (digit: number): string => `01900000-0000-7000-8000-00000000001${digit}`
const _row: JsonSchema = { type: 'string', format: 'uuid' }
const level = (title: string, fieldId: string, list: string, parent?: string): JsonSchema => ({
  type: 'string',
  title,
  'x-phieu': { id: fieldId, type: 'choice', list, ...(parent === undefined ? {} : { filter: { parent } }) },
})
const kilos = (title: string, fieldId: string, computed = false): JsonSchema => ({
  type: 'integer',
  minimum: 0,
  title,
  ...(computed ? { readOnly: true } : {}),
  'x-phieu': { id: fieldId, type: 'integer', suffix: 'kg', ...(computed ? { computed: true } : {}) },
})
const catchRow: JsonSchema = {
  type: 'object',
  properties: {
    _row,
    species: { type: 'string', minLength: 2, maxLength: 40, title: 'Loài', 'x-phieu': { id: 'gspecies', type: 'text' } },
    weight: kilos('Khối lượng', 'gweight0'),
  },
  required: ['_row', 'species'],
  unevaluatedProperties: false,
}

/** What is large: ten thousand codes, lists that hang on one another, rows inside rows. */
export const largeCases: readonly FieldCase[] = [
  {
    name: 'choice, 10 000 codes',
    type: 'choice',
    schema: {
      type: 'string',
      title: 'Ngành nghề',
      description: 'Gõ tên không dấu, chữ cái đầu hoặc mã.',
      'x-phieu': { id, type: 'choice', list: 'gallery-trades' },
    },
    filled: '00321',
    invalid: { value: '99999' },
    en: { [id]: { title: 'Trade', help: 'Type the name, initials or the code.' } },
  },
  {
    name: 'cascade of three lists',
    type: 'group',
    schema: {
      type: 'object',
      title: 'Địa bàn',
      properties: {
        area: level('Khu vực', 'garea000', 'gallery-areas'),
        ward: level('Phường, xã', 'gward000', 'gallery-wards', 'area'),
        street: level('Đường, phố', 'gstreet0', 'gallery-streets', 'ward'),
      },
      required: ['area', 'ward', 'street'],
      unevaluatedProperties: false,
      'x-phieu': { id, type: 'group' },
    },
    filled: { area: 'a1', ward: 'a1w2', street: 'a1w2s3' },
    invalid: { value: { area: 'a2', ward: 'a1w2', street: 'a1w2s3' } },
    en: { [id]: { title: 'Place' }, garea000: { title: 'Area' }, gward000: { title: 'Ward' }, gstreet0: { title: 'Street' } },
  },
  {
    name: 'rows inside rows',
    type: 'repeat',
    schema: {
      type: 'array',
      minItems: 1,
      title: 'Chuyến biển',
      items: {
        type: 'object',
        properties: {
          _row,
          port: { type: 'string', minLength: 2, maxLength: 60, title: 'Cảng cập', 'x-phieu': { id: 'gport000', type: 'text' } },
          catches: { type: 'array', title: 'Mẻ lưới', items: catchRow, 'x-phieu': { id: 'gcatches', type: 'repeat' } },
          landed: kilos('Sản lượng cả chuyến', 'glanded0', true),
        },
        required: ['_row', 'port'],
        unevaluatedProperties: false,
      },
      'x-phieu': { id, type: 'repeat' },
    },
    rules: [{ id: 'gland000', compute: 'sum(row.catches.map(c, c.weight))', at: '/field/@/landed' }],
    filled: [
      {
        _row: row(1),
        port: 'Cảng cá Ngọc Hải',
        catches: [
          { _row: row(3), species: 'Cá nục', weight: 320 },
          { _row: row(4), species: 'Mực ống', weight: 45 },
        ],
        landed: 365,
      },
      { _row: row(2), port: 'Cảng cá Bạch Long Vĩ', catches: [], landed: 0 },
    ],
    invalid: { value: [{ _row: row(1), port: 'C', catches: [{ _row: row(3), weight: -3 }] }] },
    en: {
      [id]: { title: 'Trip' },
      gport000: { title: 'Port of landing' },
      gcatches: { title: 'Haul' },
      gspecies: { title: 'Species' },
      gweight0: { title: 'Weight' },
      glanded0: { title: 'Landed on this trip' },
    },
  },
]
