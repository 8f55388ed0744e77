import { compileForm } from '#core/form/compile.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'

/** A small form with one of each thing the renderer does: conditions, a repeat, a grid, a filtered list, a warning. */
const definition: FormDefinition = {
  format: 1,
  key: 'renderer-test',
  version: 1,
  title: 'Phiếu thử',
  department: 'so-khcn',
  owner: 'Giám đốc Sở',
  purpose: 'Thử trình hiển thị',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Thử' },
  identityKeys: [['/name']],
  searchable: ['/name'],
  titleFields: ['/name'],
  personalData: {},
  schema: {
    type: 'object',
    properties: {
      name: {
        type: 'string',
        title: 'Họ và tên',
        description: 'Như trên giấy tờ',
        maxLength: 50,
        'x-phieu': { id: 'name0000', type: 'text' },
      },
      born: { type: 'string', format: 'date', title: 'Ngày sinh', 'x-phieu': { id: 'born0000', type: 'date' } },
      married: { type: 'boolean', title: 'Đã kết hôn', 'x-phieu': { id: 'married0', type: 'yes-no' } },
      capital: { type: 'integer', minimum: 0, maximum: 9007199254740991, title: 'Vốn', 'x-phieu': { id: 'capital0', type: 'money' } },
      province: { type: 'string', title: 'Tỉnh', 'x-phieu': { id: 'provinc0', type: 'choice', list: 'provinces' } },
      commune: {
        type: 'string',
        title: 'Xã',
        'x-phieu': { id: 'commune0', type: 'admin-unit', list: 'communes', filter: { province: 'province' } },
      },
      members: {
        type: 'array',
        title: 'Thành viên',
        items: {
          type: 'object',
          properties: {
            _row: { type: 'string', format: 'uuid' },
            label: { type: 'string', title: 'Tên', 'x-phieu': { id: 'label000', type: 'text' } },
            share: { type: 'integer', minimum: 1, maximum: 100, title: 'Phần', 'x-phieu': { id: 'share000', type: 'integer' } },
          },
          required: ['_row', 'label'],
          unevaluatedProperties: false,
        },
        'x-phieu': { id: 'members0', type: 'repeat' },
      },
      visits: {
        type: 'object',
        title: 'Lượt khám',
        properties: { adults: gridRow('Người lớn', 'adults00'), children: gridRow('Trẻ em', 'childre0') },
        unevaluatedProperties: false,
        'x-phieu': { id: 'visits00', type: 'grid' },
      },
    },
    required: ['name', 'born'],
    allOf: [
      {
        if: { properties: { married: { const: true } }, required: ['married'] },
        // oxlint-disable-next-line unicorn/no-thenable -- the JSON Schema keyword
        then: {
          properties: { spouse: { type: 'string', title: 'Họ tên vợ, chồng', 'x-phieu': { id: 'spouse00', type: 'text' } } },
          required: ['spouse'],
        },
      },
    ],
    unevaluatedProperties: false,
  },
  uiSchema: {
    'ui:options': {
      sections: [
        { id: 'person', title: 'Người khai', fields: ['name', 'born', 'married', 'spouse'] },
        { id: 'place', title: 'Nơi ở và vốn', fields: ['capital', 'province', 'commune'] },
        { id: 'rest', title: 'Thành viên và lượt khám', fields: ['members', 'visits'] },
      ],
    },
    members: { items: { _row: { 'ui:widget': 'hidden' } } },
  },
  rules: [
    { id: 'bigcapit', check: 'capital <= 1000000000', at: '/capital', severity: 'warn', message: 'Vốn trên 1 tỷ đồng. Kiểm tra lại.' },
  ],
  translations: { en: { fields: { name0000: { title: 'Full name' } } } },
}

function gridRow(title: string, id: string) {
  const column = (name: string, at: number) =>
    ({ type: 'integer', minimum: 0, title: name, 'x-phieu': { id: `${id.slice(0, 7)}${at}`, type: 'integer' } }) as const
  return {
    type: 'object',
    title,
    properties: { total: column('Tổng', 1), female: column('Nữ', 2) },
    unevaluatedProperties: false,
    'x-phieu': { id, type: 'group' },
  } as const
}

export const householdContext = (): FormContext => ({
  asOf: '2026-11-20',
  demo: true,
  previous: null,
  lists: codeListsOf(
    [
      list('provinces', [
        { code: '31', name: 'Thành phố Hải Phòng' },
        { code: '22', name: 'Tỉnh Quảng Ninh' },
      ]),
      list('communes', [
        { code: '11473', name: 'Phường Thủy Nguyên', columns: { province: '31' } },
        { code: '11914', name: 'Đặc khu Cát Hải', columns: { province: '31' } },
        { code: '06970', name: 'Xã Ba Chẽ', columns: { province: '22' } },
      ]),
    ],
    '2026-11-20',
  ),
})

const list = (key: string, items: readonly { code: string; name: string; columns?: Record<string, string> }[]) => ({
  key,
  version: '2026-04-30',
  title: key,
  source: 'Thử',
  codesBy: 'official' as const,
  items: [...items],
})

export function householdForm(): CompiledForm {
  const parsed = parseFormDefinition(JSON.parse(JSON.stringify(definition)))
  assert(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.error))
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, compiled.ok ? '' : JSON.stringify(compiled.error))
  return compiled.value
}
