import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'

export const SECTIONS = 30
export const FIELDS = 20

/** `muc_7_3`: the third field of the seventh section, both from 1. */
export const fieldName = (section: number, field: number): string => `muc_${section}_${field}`
export const fieldTitle = (section: number, field: number): string => `Mục ${section}.${field}`

const two = (at: number): string => String(at).padStart(2, '0')
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1)

const column = (name: string, title: string, schema: object, type: string, at: number) => [
  name,
  { title, 'x-phieu': { id: `column${two(at)}`, type }, ...schema },
]

const columns = [
  column('name', 'Họ tên', { type: 'string', maxLength: 100 }, 'text', 1),
  column('born', 'Ngày sinh', { type: 'string', format: 'date' }, 'date', 2),
  column('phone', 'Điện thoại', { type: 'string', format: 'phone-vn' }, 'phone', 3),
  column(
    'kind',
    'Loại',
    {
      type: 'string',
      oneOf: [
        { const: 'le', title: 'Bán lẻ' },
        { const: 'si', title: 'Bán buôn' },
      ],
    },
    'choice',
    4,
  ),
  column('people', 'Số người', { type: 'integer', minimum: 0 }, 'integer', 5),
]

/** Six hundred fields in thirty sections, the last one required, and a table of up to 500 rows with a sum: what no screen draws at once. */
export function largeForm(): FormDefinition {
  const parsed = parseFormDefinition({
    format: 1,
    key: 'large-test',
    version: 1,
    title: 'Phiếu sáu trăm mục',
    department: 'science-technology',
    owner: 'Giám đốc Sở',
    purpose: 'Thử phiếu dài',
    legalBasis: ['Kế hoạch 145/KH-UBND'],
    retention: { kind: 'never-delete', basis: 'Thử' },
    identityKeys: [],
    searchable: [],
    titleFields: [`/${fieldName(1, 1)}`],
    personalData: {},
    schema: {
      type: 'object',
      properties: {
        ...Object.fromEntries(
          range(SECTIONS).flatMap((section) =>
            range(FIELDS).map((field) => [
              fieldName(section, field),
              {
                title: fieldTitle(section, field),
                type: 'string',
                maxLength: field % 5 === 0 ? 200 : 40,
                'x-phieu': { id: `f${two(section)}${two(field)}000`, type: 'text' },
              },
            ]),
          ),
        ),
        traders: {
          title: 'Hộ trong chợ',
          type: 'array',
          maxItems: 500,
          'x-phieu': { id: 'traders0', type: 'repeat' },
          items: {
            type: 'object',
            properties: { _row: { type: 'string', format: 'uuid' }, ...Object.fromEntries(columns) },
            required: ['_row', 'name'],
            unevaluatedProperties: false,
          },
        },
        people: { title: 'Tổng số người', type: 'integer', readOnly: true, 'x-phieu': { id: 'people00', type: 'integer', computed: true } },
      },
      required: [fieldName(1, 1), fieldName(SECTIONS, FIELDS)],
      unevaluatedProperties: false,
    },
    uiSchema: {
      'ui:options': {
        sections: [
          ...range(SECTIONS).map((section) => ({
            id: `phan-${section}`,
            title: `Phần ${section}`,
            fields: range(FIELDS).map((field) => fieldName(section, field)),
          })),
          { id: 'cho', title: 'Hộ trong chợ', fields: ['traders', 'people'] },
        ],
      },
      traders: { 'ui:options': { layout: 'table' } },
    },
    rules: [{ id: 'sumpeopl', compute: 'sum(traders.map(t, t.people))', at: '/people' }],
    translations: {},
  })
  assert(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.error))
  return parsed.value
}
