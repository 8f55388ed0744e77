import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { must } from '#core/lib/assert.ts'
import type { FieldCase } from './gallery/field-case.ts'
import { fileCases } from './gallery/file-cases.ts'
import { momentCases } from './gallery/moment-cases.ts'
import { opinionCases } from './gallery/opinion-cases.ts'
import { shapeCases } from './gallery/shape-cases.ts'
import { textCases } from './gallery/text-cases.ts'

const others: readonly FieldCase[] = [...textCases, ...fileCases].filter(({ type }) => type === 'barcode' || type === 'audio')

/** The field types that no shipped form has, as the gallery defines them. */
const cases: readonly FieldCase[] = [...momentCases, ...opinionCases, ...shapeCases, ...others]

const nameOf = (field: FieldCase): string => field.name.replaceAll(/[^a-z]+/g, '_')

const withId = (schema: JsonSchema, at: number): JsonSchema => ({
  ...schema,
  'x-phieu': { ...must(schema['x-phieu'], 'settings of a field'), id: `every${String(at).padStart(3, '0')}` },
})

/** One form of all of them, for tests: no office has it. */
export const everyTypeForm: FormDefinition = {
  format: 1,
  key: 'every-field-type',
  version: 1,
  title: 'Sổ kiểm tra mọi kiểu mục',
  department: 'science-technology',
  owner: 'Giám đốc Sở',
  purpose: 'Kiểm thử',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Kiểm thử' },
  identityKeys: [],
  searchable: ['/name'],
  titleFields: ['/name'],
  personalData: {},
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 60, title: 'Tên', 'x-phieu': { id: 'evryname', type: 'text' } },
      ...Object.fromEntries(cases.map((field, at) => [nameOf(field), withId(field.schema, at)])),
    },
    required: ['name', ...cases.filter(({ type }) => type !== 'note').map(nameOf)],
    unevaluatedProperties: false,
  },
  uiSchema: Object.fromEntries(cases.flatMap((field) => (field.ui === undefined ? [] : [[nameOf(field), field.ui]]))),
  rules: [],
  translations: {},
}

/** A record of it, with a value for each type that has one; the recording is the one that is given. */
export const everyTypeValues = (audio: JsonObject): JsonObject => ({
  name: 'Phiếu đủ kiểu',
  ...Object.fromEntries(
    cases.filter(({ type }) => type !== 'note').map((field) => [nameOf(field), field.type === 'audio' ? audio : field.filled]),
  ),
})
