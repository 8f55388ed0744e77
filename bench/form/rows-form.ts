import type { FormDefinition } from '#core/form/definition.ts'
import type { FieldSettings } from '#core/form/field-settings.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { listChoices } from './mixed-fields.ts'

/** The twelve columns of the table of rows: name, type, schema. */
const columns: readonly (readonly [name: string, type: FieldSettings['type'], title: string, schema: JsonSchema])[] = [
  ['name', 'text', 'Họ và tên', { type: 'string', maxLength: 200 }],
  ['pid', 'personal-id', 'Số định danh', { type: 'string', format: 'personal-id' }],
  ['born', 'date', 'Ngày sinh', { type: 'string', format: 'date' }],
  ['phone', 'phone', 'Điện thoại', { type: 'string', format: 'phone-vn' }],
  ['line', 'choice', 'Ngành hàng', { type: 'string', oneOf: [...listChoices] }],
  ['people', 'integer', 'Số lao động', { type: 'integer', minimum: 0 }],
  ['area', 'decimal', 'Diện tích', { type: 'number', minimum: 0, multipleOf: 0.01 }],
  ['fund', 'money', 'Vốn', { type: 'integer', minimum: 0, maximum: 9007199254740991 }],
  ['tax', 'tax-code', 'Mã số thuế', { type: 'string', format: 'tax-code' }],
  ['street', 'text', 'Số nhà, đường', { type: 'string', maxLength: 200 }],
  ['mail', 'email', 'Thư điện tử', { type: 'string', format: 'email' }],
  ['note', 'text', 'Ghi chú', { type: 'string', maxLength: 200 }],
]

const columnSchema = ([name, type, title, schema]: (typeof columns)[number], at: number): readonly [string, JsonSchema] => [
  name,
  { title, 'x-phieu': { id: `col${String(at).padStart(5, '0')}`, type }, ...schema },
]

/** One repeat of twelve columns shown as a table, two sums over it, one rule in each row. */
export const rowsForm: FormDefinition = {
  format: 1,
  key: 'bench-rows',
  version: 1,
  title: 'Phiếu đo tốc độ, bảng dòng',
  department: 'so-khcn',
  owner: 'Giám đốc Sở',
  purpose: 'Đo tốc độ của bảng dòng.',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Phép đo' },
  identityKeys: [],
  searchable: [],
  titleFields: ['/market'],
  personalData: {},
  schema: {
    type: 'object',
    properties: {
      market: { title: 'Chợ', type: 'string', maxLength: 200, 'x-phieu': { id: 'market00', type: 'text' } },
      traders: {
        title: 'Hộ kinh doanh trong chợ',
        type: 'array',
        maxItems: 1000,
        'x-phieu': { id: 'traders0', type: 'repeat' },
        items: {
          type: 'object',
          properties: { _row: { type: 'string', format: 'uuid' }, ...Object.fromEntries(columns.map(columnSchema)) },
          required: ['_row', 'name'],
          unevaluatedProperties: false,
        },
      },
      people: {
        title: 'Tổng số lao động',
        type: 'integer',
        readOnly: true,
        'x-phieu': { id: 'people00', type: 'integer', computed: true },
      },
      fund: {
        title: 'Tổng vốn',
        type: 'integer',
        minimum: 0,
        maximum: 9007199254740991,
        readOnly: true,
        'x-phieu': { id: 'fund0000', type: 'money', computed: true },
      },
    },
    unevaluatedProperties: false,
  },
  uiSchema: { traders: { 'ui:options': { layout: 'table' }, items: { _row: { 'ui:widget': 'hidden' } } } },
  rules: [
    { id: 'sumpeopl', compute: 'sum(traders.map(t, t.people))', at: '/people' },
    { id: 'sumfund0', compute: 'sum(traders.map(t, t.fund))', at: '/fund' },
    {
      id: 'rowpeopl',
      check: 'row.people >= 1 || row.fund < 1000000000',
      at: '/traders/@/people',
      severity: 'block',
      message: 'Vốn lớn phải có lao động. Ghi số lao động.',
    },
  ],
  translations: {},
}

export const rowName = (at: number): string => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`

export const rowsValues = (rows: number): JsonObject => ({
  market: 'Chợ An Dương',
  traders: Array.from({ length: rows }, (_, at) => ({
    _row: rowName(at),
    name: `Hộ ${at + 1}`,
    born: '1986-11-20',
    phone: '0912345678',
    line: 'c1',
    people: 2,
    area: 12.5,
    fund: 25000000,
    street: 'Số 18 Hoàng Văn Thụ',
  })),
})

/** What a spreadsheet gives for so many rows. */
export const pastedRows = (rows: number): string =>
  Array.from({ length: rows }, (_, at) =>
    [
      `Hộ dán ${at}`,
      '',
      '20/11/1986',
      '0912345678',
      'Bán buôn',
      String(at + 1),
      '12,5',
      '25.000.000',
      '',
      'Số 18 Hoàng Văn Thụ',
      'ho@example.vn',
      'Đã đối chiếu',
    ].join('\t'),
  ).join('\r\n')
