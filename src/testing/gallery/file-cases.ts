import type { JsonSchema } from '#core/form/json-schema.ts'
import { FIELD_ID, type FieldCase } from './field-case.ts'

const id = FIELD_ID
const file: JsonSchema = {
  type: 'object',
  properties: {
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    size: { type: 'integer', minimum: 1, maximum: 20_000_000 },
    type: { type: 'string', maxLength: 100 },
    name: { type: 'string', minLength: 1, maxLength: 200 },
  },
  required: ['sha256', 'size', 'type', 'name'],
  unevaluatedProperties: false,
}
const sha256 = 'a1'.repeat(32)

/** Papers and pictures. */
export const fileCases: readonly FieldCase[] = [
  {
    name: 'file',
    type: 'file',
    schema: {
      ...file,
      title: 'Bản quét giấy chứng nhận',
      description: 'Tệp PDF, không quá 5 MB.',
      'x-phieu': { id, type: 'file', accept: ['application/pdf'], maxBytes: 5_000_000 },
    },
    filled: { sha256, size: 1_234_567, type: 'application/pdf', name: 'giay-chung-nhan-quyen-su-dung-dat-thua-12-to-ban-do-34.pdf' },
    invalid: { value: { sha256, size: 1234, type: 'image/png', name: 'anh.png' } },
    en: { [id]: { title: 'Scan of the certificate', help: 'A PDF of 5 MB at most.' } },
  },
  {
    name: 'photo',
    type: 'photo',
    schema: { ...file, title: 'Ảnh mặt trước', 'x-phieu': { id, type: 'photo', maxBytes: 2_000_000 } },
    filled: { sha256, size: 345_678, type: 'image/jpeg', name: 'mat-truoc.jpg' },
    invalid: { value: { sha256, size: 3_000_000, type: 'image/jpeg', name: 'mat-truoc.jpg' } },
    en: { [id]: { title: 'Photograph of the front' } },
  },
  {
    name: 'audio',
    type: 'audio',
    schema: { ...file, title: 'Lời kể của nhân chứng', 'x-phieu': { id, type: 'audio', maxSeconds: 120 } },
    filled: { sha256, size: 345_678, type: 'audio/webm', name: 'loi-ke.webm' },
    invalid: { value: { sha256, size: 345_678, type: 'image/jpeg', name: 'anh.jpg' } },
    en: { [id]: { title: 'What the witness tells' } },
  },
]
