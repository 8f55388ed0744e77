import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { FormRef } from '#core/form/compiled-form.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { Stored } from './vault.ts'

/** Definitions and code lists, in clear, shared by all users of the device: no record, comment or name of a person. */
export interface Catalogue {
  forms(): Promise<Stored<readonly FormSummary[]>>
  putForms(forms: readonly FormSummary[]): Promise<Stored<void>>
  definition(ref: FormRef): Promise<Stored<FormDefinition | null>>
  putDefinition(ref: FormRef, definition: FormDefinition): Promise<Stored<void>>
  codeLists(): Promise<Stored<readonly CodeList[]>>
  /** Which lists are here, without reading them. */
  codeListVersions(): Promise<Stored<readonly { readonly key: string; readonly version: string }[]>>
  putCodeList(list: CodeList): Promise<Stored<void>>
}
