import type { FieldSettings } from '#core/form/field-settings.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'

/** A field of the benchmark's form: what every contender shows, and how its schema says it. */
export interface MixedField {
  /** Name of the property: `s07_phone`. */
  readonly name: string
  readonly kind: MixedKind
  readonly title: string
  readonly help: string
  /** How many native controls it takes. */
  readonly inputs: number
  /** Shown only while the section's key field says `A1`. */
  readonly conditional: boolean
}

export interface MixedSection {
  readonly id: string
  readonly title: string
  readonly fields: readonly MixedField[]
  /** A repeat of two rows with two columns, or none. */
  readonly repeat: MixedRepeat | null
}

export interface MixedRepeat {
  readonly name: string
  readonly title: string
  readonly rows: readonly string[]
  readonly columns: readonly MixedField[]
}

export type MixedKind =
  | 'text'
  | 'code'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'radios'
  | 'list'
  | 'boxes'
  | 'yes-no'
  | 'personal-id'
  | 'phone'
  | 'long-text'
  | 'tax-code'

export interface Choice {
  readonly const: string
  readonly title: string
}

export const FIELDS_PER_SECTION = 20
export const KEY_VALUE = 'A1'

export const radioChoices: readonly Choice[] = [
  { const: 'active', title: 'Đang hoạt động' },
  { const: 'paused', title: 'Tạm ngừng' },
  { const: 'closed', title: 'Chấm dứt' },
]
export const listChoices: readonly Choice[] = ['Bán lẻ', 'Bán buôn', 'Ăn uống', 'Lưu trú', 'Vận tải', 'Sửa chữa', 'Xây dựng', 'Khác'].map(
  (title, at) => ({ const: `c${at}`, title }),
)
export const boxChoices: readonly Choice[] = ['Sàn thương mại điện tử', 'Mạng xã hội', 'Trang web riêng', 'Ứng dụng giao đồ ăn'].map(
  (title, at) => ({ const: `b${at}`, title }),
)

const inputsOf: Partial<Record<MixedKind, number>> = { radios: radioChoices.length, boxes: boxChoices.length, 'yes-no': 2 }

/** The fields of a section by their own name; the last five are what a key field shows, or give their places to a repeat. */
const plan: readonly (readonly [name: string, kind: MixedKind, title: string, help: string])[] = [
  ['name', 'text', 'Họ và tên chủ cơ sở', 'Ghi đầy đủ, có dấu, như trên giấy tờ.'],
  ['code', 'code', 'Số Giấy chứng nhận', 'Số ghi ở đầu Giấy chứng nhận.'],
  ['people', 'integer', 'Số lao động', ''],
  ['area', 'decimal', 'Diện tích mặt bằng', 'Tối đa hai chữ số sau dấu phẩy.'],
  ['fund', 'money', 'Vốn kinh doanh', ''],
  ['born', 'date', 'Ngày sinh', ''],
  ['state', 'radios', 'Tình trạng hoạt động', ''],
  ['line', 'list', 'Ngành hàng chính', 'Chọn ngành có doanh thu lớn nhất.'],
  ['ways', 'boxes', 'Kênh bán hàng', 'Chọn mọi kênh đang dùng.'],
  ['market', 'yes-no', 'Kinh doanh trong chợ', ''],
  ['pid', 'personal-id', 'Số định danh cá nhân', '12 chữ số.'],
  ['phone', 'phone', 'Số điện thoại', ''],
  ['note', 'long-text', 'Ghi chú', 'Không ghi dữ liệu cá nhân của người khác.'],
  ['street', 'text', 'Số nhà, đường', 'Nơi đang hoạt động.'],
  ['kind', 'code', 'Mã phân loại', 'Gõ A1 khi có giấy phép con.'],
  ['licence', 'text', 'Số giấy phép', ''],
  ['from', 'date', 'Ngày cấp', ''],
  ['load', 'integer', 'Công suất', ''],
  ['fee', 'money', 'Phí đã nộp', ''],
  ['tax', 'tax-code', 'Mã số thuế', '10 chữ số, có thể thêm -001.'],
]
const CONDITIONAL_FROM = 15
const REPEAT_FROM = 16

const two = (at: number): string => String(at).padStart(2, '0')

function field(section: number, at: number, conditional: boolean): MixedField {
  const [name, kind, title, help] = plan[at] ?? ['', 'text', '', '']
  return {
    name: `s${two(section)}_${name}`,
    kind,
    title: `${title} (${section + 1}.${at + 1})`,
    help,
    inputs: inputsOf[kind] ?? 1,
    conditional,
  }
}

const rowId = (section: number, row: number): string => `01900000-0000-7000-8000-000000${String(section).padStart(3, '0')}00${row}`

/** Every fifth section has a key field with conditions, every fifth a repeat. */
export function mixedSections(n: number): readonly MixedSection[] {
  return Array.from({ length: Math.ceil(n / FIELDS_PER_SECTION) }, (_, section): MixedSection => {
    const hasKey = section % 5 === 0
    const left = n - section * FIELDS_PER_SECTION
    const hasRepeat = section % 5 === 3 && left >= FIELDS_PER_SECTION
    const count = Math.min(left, hasRepeat ? REPEAT_FROM : plan.length)
    return {
      id: `s${two(section)}`,
      title: `Phần ${section + 1}`,
      fields: Array.from({ length: count }, (_unused, at) => field(section, at, hasKey && at >= CONDITIONAL_FROM)),
      repeat: hasRepeat ? repeatOf(section) : null,
    }
  })
}

function repeatOf(section: number): MixedRepeat {
  const column = (name: string, kind: MixedKind, title: string): MixedField => ({
    name,
    kind,
    title,
    help: '',
    inputs: 1,
    conditional: false,
  })
  return {
    name: `s${two(section)}_members`,
    title: `Thành viên (${section + 1})`,
    rows: [rowId(section, 1), rowId(section, 2)],
    columns: [column('label', 'text', 'Họ tên thành viên'), column('share', 'integer', 'Phần góp')],
  }
}

/** Native controls that a complete form has, hidden ones not counted. */
export const expectedInputs = (sections: readonly MixedSection[]): number =>
  sections
    .flatMap((section) => [
      ...section.fields,
      ...(section.repeat === null ? [] : section.repeat.rows.flatMap(() => section.repeat?.columns ?? [])),
    ])
    .reduce((sum, each) => sum + each.inputs, 0)

const schemaOf: Readonly<Record<MixedKind, JsonSchema>> = {
  text: { type: 'string', maxLength: 200 },
  code: { type: 'string', maxLength: 30 },
  integer: { type: 'integer', minimum: 0, maximum: 100000 },
  decimal: { type: 'number', minimum: 0, multipleOf: 0.01 },
  money: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
  date: { type: 'string', format: 'date' },
  radios: { type: 'string', oneOf: [...radioChoices] },
  list: { type: 'string', oneOf: [...listChoices] },
  boxes: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: [...boxChoices] } },
  'yes-no': { type: 'boolean' },
  'personal-id': { type: 'string', format: 'personal-id' },
  phone: { type: 'string', format: 'phone-vn' },
  'long-text': { type: 'string', maxLength: 2000 },
  'tax-code': { type: 'string', format: 'tax-code' },
}

const typeOf = { radios: 'choice', list: 'choice', boxes: 'multi-choice', code: 'text' } as const

/** The schemas that the fields refer to: written out, 3,000 of them would not fit a definition. */
export const kindSchemas: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  Object.entries(schemaOf).map(([kind, schema]) => {
    const type = kind in typeOf ? typeOf[kind as keyof typeof typeOf] : (kind as Exclude<MixedKind, keyof typeof typeOf>)
    const suffix = kind === 'decimal' ? 'm²' : kind === 'integer' ? 'người' : undefined
    return [kind, { ...schema, 'x-phieu': { type, ...(suffix === undefined ? {} : { suffix }) } as FieldSettings }] // the id is the field's
  }),
)

/** The schema of a field, as it would lie in `form-definitions/`. */
export const fieldSchema = (each: MixedField, id: string): JsonSchema => ({
  title: each.title,
  ...(each.help === '' ? {} : { description: each.help }),
  'x-phieu': { id } as FieldSettings, // the type stands in what is referred to
  $ref: `#/$defs/${each.kind}`,
})
