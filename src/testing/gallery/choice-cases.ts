import { FIELD_ID, type FieldCase } from './field-case.ts'

const id = FIELD_ID

const positions = [
  { const: 'late', title: 'Quá hạn' },
  { const: 'on-time', title: 'Đúng hạn' },
  { const: 'again', title: 'Đăng ký lại do sổ gốc đã mất hoặc hư hỏng không còn sử dụng được' },
]
const skills = ['Tin học văn phòng', 'Ngoại ngữ', 'Lái xe', 'Nghiệp vụ hộ tịch'].map((title, at) => ({ const: `s${at}`, title }))
const province = {
  type: 'string',
  title: 'Tỉnh, thành phố',
  'x-phieu': { id: 'gprovinc', type: 'choice', list: 'provinces' },
} as const

/** What is chosen. Few answers are in sight, many are searched. */
export const choiceCases: readonly FieldCase[] = [
  {
    name: 'yes-no',
    type: 'yes-no',
    schema: { type: 'boolean', title: 'Có người nước ngoài tham gia', 'x-phieu': { id, type: 'yes-no' } },
    filled: true,
    invalid: {},
    en: { [id]: { title: 'Foreigners take part' } },
  },
  {
    name: 'choice, few',
    type: 'choice',
    schema: { type: 'string', oneOf: positions, title: 'Loại đăng ký', 'x-phieu': { id, type: 'choice' } },
    filled: 'on-time',
    invalid: { value: 'gone' },
    optional: true,
    en: {
      [id]: {
        title: 'Kind of registration',
        choices: { late: 'Late', 'on-time': 'In time', again: 'Anew, because the first register is lost or can no longer be used' },
      },
    },
  },
  {
    name: 'choice, list',
    type: 'choice',
    schema: {
      type: 'string',
      title: 'Dân tộc',
      description: 'Gõ tên hoặc mã.',
      'x-phieu': { id, type: 'choice', list: 'ethnic-groups' },
    },
    filled: '01',
    invalid: { raw: { '/field': 'Kinh Việt' } },
    en: { [id]: { title: 'Ethnic group', help: 'Type the name or the code.' } },
  },
  {
    name: 'multi-choice, few',
    type: 'multi-choice',
    schema: {
      type: 'array',
      uniqueItems: true,
      maxItems: 2,
      items: { type: 'string', oneOf: skills },
      title: 'Kỹ năng',
      description: 'Chọn nhiều nhất hai.',
      'x-phieu': { id, type: 'multi-choice' },
    },
    filled: ['s0', 's3'],
    invalid: { value: ['s0', 's1', 's3'] },
    en: {
      [id]: {
        title: 'Skills',
        help: 'Choose two at most.',
        choices: { s0: 'Office software', s1: 'Languages', s2: 'Driving', s3: 'Civil status work' },
      },
    },
  },
  {
    name: 'multi-choice, list',
    type: 'multi-choice',
    schema: {
      type: 'array',
      uniqueItems: true,
      maxItems: 3,
      items: { type: 'string' },
      title: 'Các nước đã đến',
      'x-phieu': { id, type: 'multi-choice', list: 'countries' },
    },
    filled: ['VN', 'JP'],
    invalid: { value: ['VN', 'JP', 'KR', 'FR'] },
    en: { [id]: { title: 'Countries visited' } },
  },
  {
    name: 'admin-unit',
    type: 'admin-unit',
    schema: {
      type: 'string',
      title: 'Xã, phường, đặc khu',
      'x-phieu': { id, type: 'admin-unit', list: 'communes', filter: { province: 'province' } },
    },
    siblings: { province },
    around: { province: '31' },
    filled: '11473',
    invalid: { value: '00004' },
    en: { [id]: { title: 'Commune' }, gprovinc: { title: 'Province' } },
  },
  {
    name: 'period',
    type: 'period',
    schema: {
      type: 'string',
      format: 'period',
      pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$',
      title: 'Kỳ báo cáo',
      'x-phieu': { id, type: 'period' },
    },
    filled: '2026-10',
    invalid: { value: '2026-13' },
    en: { [id]: { title: 'Reporting period' } },
  },
  {
    name: 'record-ref',
    type: 'record-ref',
    schema: {
      type: 'object',
      properties: {
        recordId: { type: 'string', format: 'uuid' },
        unitId: { type: 'string', format: 'uuid' },
        title: { type: 'string' },
      },
      required: ['recordId', 'unitId', 'title'],
      unevaluatedProperties: false,
      title: 'Hộ kinh doanh',
      'x-phieu': { id, type: 'record-ref', form: 'household-business' },
    },
    filled: {
      recordId: '01900000-0000-7000-8000-000000000001',
      unitId: '01900000-0000-7000-8000-000000000002',
      title: '02A8012345 · Cửa hàng tạp hóa Hồng Hạnh, 12 Lạch Tray',
    },
    invalid: {},
    en: { [id]: { title: 'Household business' } },
  },
]
