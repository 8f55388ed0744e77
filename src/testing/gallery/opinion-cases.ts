import type { JsonSchema } from '#core/form/json-schema.ts'
import { FIELD_ID, type FieldCase } from './field-case.ts'
import { pictures } from './pictures.ts'

const id = FIELD_ID
const works = [
  ['road', 'Đường giao thông', 'Roads'],
  ['water', 'Nước sạch', 'Clean water'],
  ['school', 'Trường học và nhà trẻ', 'Schools and nurseries'],
  ['clinic', 'Trạm y tế', 'Health station'],
] as const
const houses = [
  { const: 'tile', title: 'Nhà mái ngói' },
  { const: 'flat', title: 'Nhà mái bằng, từ hai tầng' },
  { const: 'thatch', title: 'Nhà tạm' },
]
const scale = [
  { const: '1', title: 'Không đồng ý' },
  { const: '2', title: 'Phân vân' },
  { const: '3', title: 'Đồng ý' },
]
const statement = (title: string, fieldId: string): JsonSchema => ({
  type: 'string',
  oneOf: scale,
  title,
  'x-phieu': { id: fieldId, type: 'choice' },
})
const houseWords = { tile: 'Tiled roof', flat: 'Flat roof, two storeys or more', thatch: 'Makeshift' }
const scaleWords = { '1': 'Disagree', '2': 'Undecided', '3': 'Agree' }

/** What people are asked in surveys. */
export const opinionCases: readonly FieldCase[] = [
  {
    name: 'ranking',
    type: 'ranking',
    schema: {
      type: 'array',
      uniqueItems: true,
      minItems: 3,
      maxItems: 3,
      items: { type: 'string', oneOf: works.map(([code, title]) => ({ const: code, title })) },
      title: 'Ba việc cần làm trước',
      description: 'Xếp việc cần nhất lên đầu.',
      'x-phieu': { id, type: 'ranking' },
    },
    filled: ['water', 'road', 'school'],
    invalid: { value: ['water', 'road'] },
    en: {
      [id]: {
        title: 'Three works to do first',
        help: 'The most needed first.',
        choices: Object.fromEntries(works.map(([code, , english]) => [code, english])),
      },
    },
  },
  {
    name: 'image-choice',
    type: 'image-choice',
    schema: { type: 'string', oneOf: houses, title: 'Loại nhà', 'x-phieu': { id, type: 'image-choice', images: pictures } },
    filled: 'flat',
    invalid: { value: 'boat' },
    optional: true,
    en: { [id]: { title: 'Kind of house', choices: houseWords } },
  },
  {
    name: 'image-choice of several',
    type: 'image-choice',
    schema: {
      type: 'array',
      uniqueItems: true,
      maxItems: 2,
      items: { type: 'string', oneOf: houses },
      title: 'Các loại nhà trong khuôn viên',
      'x-phieu': { id, type: 'image-choice', images: pictures },
    },
    filled: ['tile', 'thatch'],
    invalid: { value: ['tile', 'flat', 'thatch'] },
    en: { [id]: { title: 'Houses on the plot', choices: houseWords } },
  },
  {
    name: 'matrix',
    type: 'matrix',
    schema: {
      type: 'object',
      title: 'Ý kiến về dịch vụ công',
      description: 'Mỗi dòng chọn một ý.',
      properties: {
        polite: statement('Công chức lịch sự, hướng dẫn rõ', 'gpolite0'),
        prompt: statement('Hồ sơ được trả đúng hẹn hoặc sớm hơn hẹn đã ghi trên phiếu', 'gprompt0'),
        simple: statement('Thủ tục đơn giản', 'gsimple0'),
      },
      required: ['polite', 'prompt'],
      unevaluatedProperties: false,
      'x-phieu': { id, type: 'matrix' },
    },
    filled: { polite: '3', prompt: '2', simple: '3' },
    invalid: { value: { polite: '3' } },
    en: {
      [id]: { title: 'Opinion of public services', help: 'One answer in each line.' },
      gpolite0: { title: 'Officials are polite and clear', choices: scaleWords },
      gprompt0: { title: 'The result came in time or earlier than the slip said', choices: scaleWords },
      gsimple0: { title: 'The procedure is simple', choices: scaleWords },
    },
  },
]
