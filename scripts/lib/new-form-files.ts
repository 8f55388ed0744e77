import { canonicalText } from '#core/form/canonical.ts'
import { formKeyPattern, type FormDefinition } from '#core/form/definition.ts'
import type { CodeList } from '#core/form/code-list.ts'
import { fromData } from '#core/form/import/from-data.ts'
import { fromJsonSchema, type JsonSchemaSource } from '#core/form/import/from-json-schema.ts'
import { fromOutline } from '#core/form/import/from-outline.ts'
import type { Sheet } from '#core/spreadsheet/spreadsheet.ts'
import type { Issue } from '#core/lib/issue.ts'
import { ok, type Result } from '#core/lib/result.ts'

/** The names of a new form: its department (a unit's key) and its own key, unique in the city. */
export interface FormName {
  readonly department: string
  readonly key: string
}

/** `justice/death-registration` → its parts; null when it is not of this shape. */
export function parseFormName(text: string | undefined): FormName | null {
  const [department = '', key = '', ...rest] = (text ?? '').split('/')
  const isKey = (part: string): boolean => new RegExp(formKeyPattern).test(part)
  return rest.length === 0 && isKey(department) && isKey(key) ? { department, key } : null
}

const english = (nameId: string, dateId: string, ruleId: string): FormDefinition['translations'][string] => ({
  title: 'Name of the form',
  purpose: 'Why the data are collected.',
  sections: { general: 'General' },
  fields: {
    [nameId]: { title: 'Name', help: 'The full name, e.g. Chợ Sắt.' },
    [dateId]: { title: 'Date of the data', help: 'Day/month/year, e.g. 20/11/2026.' },
  },
  rules: { [ruleId]: 'The date of the data must not be after today.' },
})

/** What nobody but its author can say of a form, to be replaced. */
const unsaid = {
  owner: 'Chức danh chịu trách nhiệm về dữ liệu',
  purpose: 'Mục đích thu thập dữ liệu.',
  legalBasis: ['Kế hoạch số 145/KH-UBND ngày 22/04/2026 của Ủy ban nhân dân thành phố Hải Phòng'],
  retention: { kind: 'years', years: 10, after: 'creation', basis: 'Căn cứ của thời hạn lưu trữ.' },
} as const satisfies Partial<FormDefinition>

/** The least that is a form: one required name and a date that may not lie ahead, to be replaced by the real questions. */
function startingDefinition({ department, key }: FormName, makeId: () => string): FormDefinition {
  const [nameId, dateId, ruleId] = [makeId(), makeId(), makeId()]
  return {
    format: 1,
    key,
    version: 1,
    title: 'Tên biểu mẫu',
    department,
    ...unsaid,
    legalBasis: [...unsaid.legalBasis],
    identityKeys: [],
    searchable: ['/name'],
    titleFields: ['/name'],
    personalData: {},
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        name: {
          title: 'Tên',
          description: 'Ghi tên đầy đủ, có dấu, ví dụ: Chợ Sắt.',
          'x-phieu': { id: nameId, type: 'text' },
          type: 'string',
          minLength: 1,
          maxLength: 150,
        },
        data_date: {
          title: 'Ngày của số liệu',
          description: 'Ghi ngày/tháng/năm, ví dụ: 20/11/2026.',
          'x-phieu': { id: dateId, type: 'date' },
          type: 'string',
          format: 'date',
        },
      },
      required: ['name', 'data_date'],
      unevaluatedProperties: false,
    },
    uiSchema: { 'ui:options': { sections: [{ id: 'general', title: 'Thông tin chung', fields: ['name', 'data_date'] }] } },
    rules: [
      {
        id: ruleId,
        check: 'data_date <= today()',
        at: '/data_date',
        severity: 'block',
        message: 'Ngày của số liệu không được sau ngày hôm nay.',
      },
    ],
    translations: { en: english(nameId, dateId, ruleId) },
  }
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

/** By path below the form's folder. */
export type FormFiles = Readonly<Record<string, string>>

const meta = json({ verification: 'draft-unverified', note: 'Biểu mẫu mới; chờ sở, ngành chủ quản xác nhận.' })

/** Where the fields of a new form come from: a JSON Schema, the text of an outline, or the rows of a data file. */
export type FormSource = JsonSchemaSource | { readonly outline: string } | { readonly sheet: Sheet; readonly lists: readonly CodeList[] }

/** The files of a new form with the fields of something that there is; `notes`: what was guessed, or not carried over as it was. */
export function importedFormFiles(
  name: FormName,
  source: FormSource,
  makeId: () => string,
): Result<{ readonly files: FormFiles; readonly notes: readonly Issue[] }, readonly Issue[]> {
  const said = { ...name, ...unsaid, legalBasis: [...unsaid.legalBasis] }
  const made =
    'sheet' in source
      ? fromData(source.sheet, source.lists, said, makeId)
      : 'outline' in source
        ? fromOutline(source.outline, said, makeId)
        : fromJsonSchema(source, said, makeId)
  if (!made.ok) return made
  return ok({ files: { 'form.json': canonicalText(made.value.definition), 'meta.json': meta }, notes: made.value.notes })
}

/** The files of a new form. */
export const newFormFiles = (name: FormName, makeId: () => string): FormFiles => ({
  'form.json': canonicalText(startingDefinition(name, makeId)),
  'meta.json': meta,
  'samples/valid-example.json': json({ asOf: '2026-11-20', values: { name: 'Chợ Sắt', data_date: '2026-11-01' } }),
  'samples/invalid-name-missing.json': json({
    asOf: '2026-11-20',
    values: { data_date: '2026-11-01' },
    issues: [{ code: 'required', path: '/name' }],
  }),
})
