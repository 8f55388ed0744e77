import type { FormDefinition } from '#core/form/definition.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'

interface Kind {
  readonly type: FieldTypeName
  readonly schema: JsonSchema
  readonly value: (seed: number) => JsonValue
}

const choice = ['a', 'b', 'c', 'd']
const kinds: readonly Kind[] = [
  { type: 'text', schema: { type: 'string', minLength: 1, maxLength: 200 }, value: (seed) => `Nguyễn Văn An ${seed % 1000}` },
  { type: 'date', schema: { type: 'string', format: 'date' }, value: (seed) => `20${10 + (seed % 15)}-0${1 + (seed % 9)}-1${seed % 10}` },
  { type: 'integer', schema: { type: 'integer', minimum: 0, maximum: 1_000_000 }, value: (seed) => seed % 1000 },
  {
    type: 'choice',
    schema: { type: 'string', oneOf: choice.map((each) => ({ const: each, title: each })) },
    value: (seed) => choice[seed % 4] ?? 'a',
  },
  { type: 'yes-no', schema: { type: 'boolean' }, value: (seed) => seed % 2 === 0 },
  { type: 'decimal', schema: { type: 'number', minimum: 0, multipleOf: 0.01 }, value: (seed) => (seed % 10_000) / 100 },
  { type: 'money', schema: { type: 'integer', minimum: 0, maximum: 9007199254740991 }, value: (seed) => seed * 1000 },
  { type: 'phone', schema: { type: 'string', format: 'phone-vn' }, value: () => '0912345678' },
  { type: 'email', schema: { type: 'string', format: 'email' }, value: () => 'an.nguyen@haiphong.gov.vn' },
  { type: 'text', schema: { type: 'string', pattern: '^[A-Z0-9]{2,10}$' }, value: (seed) => `HP${seed % 1000}` },
]

const at = (i: number): Kind => kinds[i % kinds.length] ?? { type: 'text', schema: { type: 'string' }, value: String }

const field = (i: number): JsonSchema => ({
  ...at(i).schema,
  title: `Mục ${i}`,
  'x-phieu': { id: `f${String(i).padStart(7, '0')}`, type: at(i).type },
})

const fields = 60
/** The last ones, each behind a yes-no field. */
const conditional = [56, 57, 58, 59]
const question = (i: number): string => `f${(i - 56) * 10 + 4}`

/** A flat form of 60 fields: ten kinds of them, four that appear on a condition, four rules. */
export const sixtyFields: FormDefinition = {
  format: 1,
  key: 'sixty-fields',
  version: 1,
  title: 'Sáu mươi mục',
  department: 'so-khcn',
  owner: 'Giám đốc Sở',
  purpose: 'Đo tốc độ',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'years', years: 1, after: 'creation', basis: 'Thử nghiệm' },
  identityKeys: [],
  searchable: [],
  titleFields: ['/f0'],
  personalData: {},
  schema: {
    type: 'object',
    properties: Object.fromEntries(Array.from({ length: 56 }, (_, i) => [`f${i}`, field(i)])),
    required: Array.from({ length: 50 }, (_, i) => `f${i}`),
    allOf: conditional.map((i) => ({
      if: { properties: { [question(i)]: { const: true } }, required: [question(i)] },
      then: { properties: { [`f${i}`]: field(i) }, required: [`f${i}`] },
    })),
    unevaluatedProperties: false,
  },
  uiSchema: {},
  rules: [
    { id: 'rule0001', check: 'f2 <= f12 + 1000', at: '/f2', severity: 'block', message: 'Quá lớn' },
    { id: 'rule0002', check: 'f1 <= today()', at: '/f1', severity: 'block', message: 'Chưa đến ngày' },
    { id: 'rule0003', when: 'f4', check: 'f6 >= f22', at: '/f6', severity: 'warn', message: 'Xem lại' },
    { id: 'rule0004', check: 'f5 + f15 >= 0.0', at: '/f5', severity: 'block', message: 'Âm' },
  ],
  translations: {},
}

/** A record of it that is valid, another one for each seed. */
export const sixtyValues = (seed: number): JsonObject =>
  Object.fromEntries(
    Array.from({ length: fields }, (_, i) => [`f${i}`, at(i).value(seed + i)] as const).filter(
      ([, __], i) => i < 56 || at(4).value(seed + Number(question(i).slice(1))) === true,
    ),
  )
