import type { FormDefinition } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'

/** The smallest useful definition, for tests: a name and a date; `schema` and the rest are laid over it. */
export const smallDefinition = (overrides: Partial<FormDefinition> = {}): FormDefinition => ({
  format: 1,
  key: 'small-form',
  version: 1,
  title: 'Phiếu nhỏ',
  department: 'so-khcn',
  owner: 'Giám đốc Sở',
  purpose: 'Thử nghiệm',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'years', years: 5, after: 'creation', basis: 'Luật Lưu trữ' },
  identityKeys: [['/name']],
  searchable: ['/name'],
  titleFields: ['/name'],
  personalData: { name0000: { class: 'basic', why: 'Nhận biết người' } },
  schema: smallSchema(),
  uiSchema: { 'ui:options': { sections: [{ id: 'main', title: 'Chính', fields: ['name', 'day'] }] } },
  rules: [],
  translations: {},
  ...overrides,
})

export const smallSchema = (properties: Readonly<Record<string, JsonSchema>> = {}, rest: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  properties: {
    name: { title: 'Họ tên', type: 'string', 'x-phieu': { id: 'name0000', type: 'text' } },
    day: { title: 'Ngày', type: 'string', format: 'date', 'x-phieu': { id: 'day00000', type: 'date' } },
    ...properties,
  },
  required: ['name'],
  unevaluatedProperties: false,
  ...rest,
})
