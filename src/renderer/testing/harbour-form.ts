import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'

const text = (title: string, id: string, more: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  minLength: 2,
  maxLength: 40,
  title,
  'x-phieu': { id, type: 'text' },
  ...more,
})
const kilos = (title: string, id: string, more: JsonSchema = {}): JsonSchema => ({
  type: 'integer',
  minimum: 0,
  title,
  'x-phieu': { id, type: 'integer' },
  ...more,
})
const level = (title: string, id: string, list: string, parent?: string): JsonSchema => ({
  type: 'string',
  title,
  'x-phieu': { id, type: 'choice', list, ...(parent === undefined ? {} : { filter: { parent } }) },
})
const rows = (title: string, id: string, properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema => ({
  type: 'array',
  title,
  items: {
    type: 'object',
    properties: { _row: { type: 'string', format: 'uuid' }, ...properties },
    required: ['_row', ...required],
    unevaluatedProperties: false,
  },
  'x-phieu': { id, type: 'repeat' },
})

const haul = rows('Mẻ', 'hauls000', { fish: text('Loài', 'fish0000'), weight: kilos('Cân nặng', 'weight00', { default: 10 }) }, ['fish'])
const total = (title: string, id: string): JsonSchema =>
  kilos(title, id, { readOnly: true, 'x-phieu': { id, type: 'integer', computed: true } })

/** Rows inside rows with sums, three lists that hang on one another, defaults. */
const definition = {
  format: 1,
  key: 'harbour-test',
  version: 1,
  title: 'Phiếu cảng',
  department: 'so-khcn',
  owner: 'Giám đốc Sở',
  purpose: 'Thử trình hiển thị',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Thử' },
  identityKeys: [],
  searchable: [],
  titleFields: ['/boat'],
  personalData: {},
  schema: {
    type: 'object',
    properties: {
      boat: text('Tên tàu', 'boat0000'),
      area: level('Khu vực', 'area0000', 'areas'),
      ward: level('Phường', 'ward0000', 'wards', 'area'),
      street: level('Phố', 'street00', 'streets', 'ward'),
      motor: { type: 'boolean', title: 'Có máy', 'x-phieu': { id: 'motor000', type: 'yes-no' } },
      trips: rows('Chuyến', 'trips000', { port: text('Cảng', 'port0000'), hauls: haul, landed: total('Cộng chuyến', 'landed00') }, [
        'port',
      ]),
      total: total('Cộng tất cả', 'total000'),
    },
    allOf: [
      {
        if: { properties: { motor: { const: true } }, required: ['motor'] },
        // oxlint-disable-next-line unicorn/no-thenable -- the JSON Schema keyword
        then: { properties: { fuel: text('Nhiên liệu', 'fuel0000', { default: 'Dầu DO' }) } },
      },
    ],
    unevaluatedProperties: false,
  },
  uiSchema: {
    'ui:options': {
      sections: [
        { id: 'boat', title: 'Tàu', fields: ['boat', 'area', 'ward', 'street', 'motor', 'fuel'] },
        { id: 'trips', title: 'Chuyến biển', fields: ['trips', 'total'] },
      ],
    },
  },
  rules: [
    { id: 'landed01', compute: 'sum(row.hauls.map(h, h.weight))', at: '/trips/@/landed' },
    { id: 'total001', compute: 'sum(trips.map(t, t.landed))', at: '/total' },
  ],
  translations: {},
}

const list = (key: string, items: readonly { code: string; name: string; parent?: string }[]) => ({
  key,
  version: '2026-04-30',
  title: key,
  source: 'Thử',
  codesBy: 'project' as const,
  items: [...items],
})

export const harbourContext = (): FormContext => ({
  asOf: '2026-11-20',
  demo: true,
  previous: null,
  lists: codeListsOf(
    [
      list('areas', [
        { code: 'a', name: 'Thủy Nguyên' },
        { code: 'b', name: 'Đồ Sơn' },
        ...['c', 'd', 'e', 'f'].map((code) => ({ code, name: `Khu ${code}` })),
      ]),
      list('wards', [
        { code: 'a1', name: 'Phường Bạch Đằng', parent: 'a' },
        { code: 'b1', name: 'Phường Hợp Đức', parent: 'b' },
      ]),
      list('streets', [
        { code: 'a11', name: 'Phố Lê Lợi', parent: 'a1' },
        { code: 'b11', name: 'Phố Lý Thánh Tông', parent: 'b1' },
      ]),
    ],
    '2026-11-20',
  ),
})

export function harbourForm(): CompiledForm {
  const parsed = parseFormDefinition(JSON.parse(JSON.stringify(definition)))
  assert(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.error))
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, compiled.ok ? '' : JSON.stringify(compiled.error))
  return compiled.value
}
