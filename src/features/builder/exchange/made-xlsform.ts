import type { CodeList, CodeLists } from '#core/form/code-list.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import { declaredFields } from '#core/form/declared-fields.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { toXlsForm, type XlsFormExport } from '#core/form/export/xlsform/to-xlsform.ts'
import { writeXlsx } from '#core/spreadsheet/write-xlsx.ts'

/** All that an XLSForm is made of, as plain data: a thread of its own makes it. */
export interface XlsFormRequest {
  readonly definition: FormDefinition
  readonly lists: readonly CodeList[]
  readonly asOf: string
}

export interface MadeXlsForm extends Omit<XlsFormExport, 'sheets'> {
  readonly workbook: Uint8Array<ArrayBuffer>
}

/** The lists that the form names go along, as far as they are here. */
export function xlsFormRequest(definition: FormDefinition, lists: CodeLists, asOf: string): XlsFormRequest {
  const keys = new Set(declaredFields(definition.schema).flatMap(({ settings }) => settings.list ?? []))
  const known = [...keys].flatMap((key) => {
    const version = lists.version(key)
    return version === null ? [] : [{ key, version, title: key, source: key, codesBy: 'project' as const, items: [...lists.items(key)] }]
  })
  return { definition, lists: known, asOf }
}

/** Null: the definition is no form. */
export function madeXlsForm({ definition, lists, asOf }: XlsFormRequest): MadeXlsForm | null {
  const form = compileForm(definition)
  if (!form.ok) return null
  const { sheets, ...made } = toXlsForm(form.value, codeListsOf(lists, asOf), asOf)
  return { ...made, workbook: writeXlsx(sheets) }
}
