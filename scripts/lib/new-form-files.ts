import { canonicalText } from '#core/form/canonical.ts'
import { newDefinition, unsaid } from '#core/form/authoring/new-definition.ts'
import type { CodeList } from '#core/form/code-list.ts'
import { formKeyPattern } from '#core/form/definition.ts'
import { fromData } from '#core/form/import/from-data.ts'
import { fromJsonSchema, type JsonSchemaSource } from '#core/form/import/from-json-schema.ts'
import { fromOutline } from '#core/form/import/from-outline.ts'
import type { ImportedForm } from '#core/form/import/imported-form.ts'
import { fromXlsForm } from '#core/form/import/xlsform/from-xlsform.ts'
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

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

/** By path below the form's folder. */
export type FormFiles = Readonly<Record<string, string>>

const meta = json({ verification: 'draft-unverified', note: 'Biểu mẫu mới; chờ sở, ngành chủ quản xác nhận.' })

/** Where the fields of a new form come from: a JSON Schema, the text of an outline, the sheets of an XLSForm, or the rows of a data file. */
export type FormSource =
  | JsonSchemaSource
  | { readonly outline: string }
  | { readonly xlsForm: readonly Sheet[] }
  | { readonly sheet: Sheet; readonly lists: readonly CodeList[] }

export interface ImportedFiles {
  readonly files: FormFiles
  readonly notes: readonly Issue[]
  /** Code lists that came with the form. */
  readonly lists: readonly CodeList[]
}

/** The files of a new form with the fields of something that there is; `notes`: what was guessed, or not carried over as it was. */
export function importedFormFiles(name: FormName, source: FormSource, makeId: () => string): Result<ImportedFiles, readonly Issue[]> {
  const said = { ...name, ...unsaid, legalBasis: [...unsaid.legalBasis] }
  const made: Result<ImportedForm & { readonly lists?: readonly CodeList[] }, readonly Issue[]> =
    'sheet' in source
      ? fromData(source.sheet, source.lists, said, makeId)
      : 'xlsForm' in source
        ? fromXlsForm(source.xlsForm, said, makeId)
        : 'outline' in source
          ? fromOutline(source.outline, said, makeId)
          : fromJsonSchema(source, said, makeId)
  if (!made.ok) return made
  const { definition, notes, lists = [] } = made.value
  return ok({ files: { 'form.json': canonicalText(definition), 'meta.json': meta }, notes, lists })
}

/** The files of a new form. */
export const newFormFiles = (name: FormName, makeId: () => string): FormFiles => ({
  'form.json': canonicalText(newDefinition(name, makeId)),
  'meta.json': meta,
  'samples/valid-example.json': json({ asOf: '2026-11-20', values: { name: 'Chợ Sắt', data_date: '2026-11-01' } }),
  'samples/invalid-name-missing.json': json({
    asOf: '2026-11-20',
    values: { data_date: '2026-11-01' },
    issues: [{ code: 'required', path: '/name' }],
  }),
})
