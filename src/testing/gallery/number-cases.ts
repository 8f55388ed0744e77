import { FIELD_ID, type FieldCase } from './field-case.ts'

const id = FIELD_ID
const raw = (text: string) => ({ raw: { '/field': text } })

/** Numbers, places, and what others give: computed and assigned ones. */
export const numberCases: readonly FieldCase[] = [
  {
    name: 'integer',
    type: 'integer',
    schema: {
      type: 'integer',
      minimum: 0,
      maximum: 5000,
      title: 'Số học sinh',
      'x-phieu': { id, type: 'integer', suffix: 'người' },
    },
    filled: 1250,
    invalid: raw('12,5'),
    en: { [id]: { title: 'Pupils' } },
  },
  {
    name: 'decimal',
    type: 'decimal',
    schema: {
      type: 'number',
      minimum: 0.1,
      maximum: 100_000,
      multipleOf: 0.1,
      title: 'Diện tích',
      'x-phieu': { id, type: 'decimal', suffix: 'm²' },
    },
    filled: 1234.5,
    invalid: { value: 1234.56 },
    en: { [id]: { title: 'Area' } },
  },
  {
    name: 'money',
    type: 'money',
    schema: {
      type: 'integer',
      minimum: 0,
      maximum: 9007199254740991,
      title: 'Kinh phí được phê duyệt',
      'x-phieu': { id, type: 'money' },
    },
    filled: 1_200_000_000,
    invalid: raw('một tỷ hai'),
    en: { [id]: { title: 'Approved budget' } },
  },
  {
    name: 'geo-point',
    type: 'geo-point',
    schema: {
      type: 'object',
      properties: {
        lat: { type: 'number', minimum: -90, maximum: 90 },
        lon: { type: 'number', minimum: -180, maximum: 180 },
        accuracy: { type: 'number', minimum: 0 },
      },
      required: ['lat', 'lon'],
      unevaluatedProperties: false,
      title: 'Tọa độ cổng chính',
      description: 'Vĩ độ rồi kinh độ, như chép từ bản đồ.',
      'x-phieu': { id, type: 'geo-point', bounds: [{ south: 20.59, west: 106.12, north: 21.24, east: 107.22 }] },
    },
    filled: { lat: 20.844912, lon: 106.688084, accuracy: 12 },
    invalid: raw('106.688084, 20.844912'),
    en: { [id]: { title: 'Coordinates of the main gate', help: 'Latitude, then longitude, as copied from a map.' } },
  },
  {
    name: 'assigned-number',
    type: 'assigned-number',
    schema: {
      type: 'string',
      readOnly: true,
      title: 'Số đăng ký',
      'x-phieu': { id, type: 'assigned-number', series: 'gallery', pattern: '{n}/{yyyy}' },
    },
    filled: '27/2026',
    invalid: { value: 'x'.repeat(3) },
    optional: true,
    en: { [id]: { title: 'Registration number' } },
  },
  {
    name: 'computed',
    type: 'integer',
    schema: {
      type: 'integer',
      readOnly: true,
      maximum: 100,
      title: 'Cộng',
      'x-phieu': { id, type: 'integer', computed: true, suffix: 'người' },
    },
    siblings: {
      men: { type: 'integer', minimum: 0, title: 'Nam', 'x-phieu': { id: 'gmen0000', type: 'integer' } },
      women: { type: 'integer', minimum: 0, title: 'Nữ', 'x-phieu': { id: 'gwomen00', type: 'integer' } },
    },
    around: { men: 12, women: 23 },
    rules: [{ id: 'gsum0000', compute: 'men + women', at: '/field' }],
    filled: 35,
    invalid: { value: 35 },
    optional: true,
    en: { [id]: { title: 'Total' }, gmen0000: { title: 'Men' }, gwomen00: { title: 'Women' } },
  },
]
