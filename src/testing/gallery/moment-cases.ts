import { FIELD_ID, type FieldCase } from './field-case.ts'

const id = FIELD_ID
const raw = (text: string) => ({ raw: { '/field': text } })

/** Times, addresses, marks, and what has no control at all. */
export const momentCases: readonly FieldCase[] = [
  {
    name: 'time',
    type: 'time',
    schema: {
      type: 'string',
      format: 'local-time',
      title: 'Giờ mở cửa',
      description: 'Gõ 730 cũng được.',
      'x-phieu': { id, type: 'time' },
    },
    filled: '07:30',
    invalid: raw('25:70'),
    en: { [id]: { title: 'Opening time', help: 'Typing 730 will do.' } },
  },
  {
    name: 'time with seconds',
    type: 'time',
    schema: { type: 'string', format: 'local-time', title: 'Giờ đo', 'x-phieu': { id, type: 'time', seconds: true } },
    filled: '07:30:15',
    invalid: { value: '07:30' },
    en: { [id]: { title: 'Time of measurement' } },
  },
  {
    name: 'date-time',
    type: 'date-time',
    schema: { type: 'string', format: 'date-time', title: 'Thời điểm xảy ra sự cố', 'x-phieu': { id, type: 'date-time' } },
    filled: '2026-11-05T23:10:00+07:00',
    invalid: raw('05/11/2026'),
    en: { [id]: { title: 'Moment of the incident' } },
  },
  {
    name: 'url',
    type: 'url',
    schema: { type: 'string', format: 'uri', maxLength: 500, title: 'Trang thông tin điện tử', 'x-phieu': { id, type: 'url' } },
    filled: 'https://haiphong.gov.vn/van-ban/ke-hoach-145',
    invalid: { value: 'ftp://haiphong.gov.vn' },
    en: { [id]: { title: 'Web site' } },
  },
  {
    name: 'rating',
    type: 'rating',
    schema: {
      type: 'integer',
      minimum: 1,
      maximum: 5,
      title: 'Mức độ hài lòng',
      description: '1 là rất không hài lòng, 5 là rất hài lòng.',
      'x-phieu': { id, type: 'rating' },
    },
    filled: 4,
    invalid: { value: 9 },
    optional: true,
    en: { [id]: { title: 'Satisfaction', help: '1 is very dissatisfied, 5 is very satisfied.' } },
  },
  {
    name: 'slider',
    type: 'slider',
    schema: {
      type: 'integer',
      minimum: 0,
      maximum: 100,
      multipleOf: 5,
      title: 'Tiến độ',
      description: 'Kéo, hoặc gõ số.',
      'x-phieu': { id, type: 'slider', suffix: '%' },
    },
    filled: 65,
    invalid: { value: 63 },
    en: { [id]: { title: 'Progress', help: 'Pull, or type the number.' } },
  },
  {
    name: 'note',
    type: 'note',
    schema: {
      type: 'null',
      title: 'Lời cam đoan',
      description:
        'Tôi cam đoan các thông tin trên là đúng sự thật.\nNếu sai, tôi chịu trách nhiệm trước pháp luật.\n\nTheo Điều 16 Luật Hộ tịch.',
      'x-phieu': { id, type: 'note' },
    },
    filled: null,
    invalid: { value: 'chữ' },
    optional: true,
    en: {
      [id]: {
        title: 'Declaration',
        help: 'I declare that all of this is true.\nIf it is not, I answer for it before the law.\n\nArticle 16 of the Law on Civil Status.',
      },
    },
  },
  {
    name: 'hidden',
    type: 'hidden',
    schema: { type: 'string', maxLength: 20, default: 'Mẫu 2026', title: 'Phiên bản mẫu giấy', 'x-phieu': { id, type: 'hidden' } },
    filled: 'Mẫu 2026',
    invalid: { value: 'x'.repeat(30) },
    ui: { 'ui:widget': 'hidden' },
    en: { [id]: { title: 'Version of the paper form' } },
  },
]
