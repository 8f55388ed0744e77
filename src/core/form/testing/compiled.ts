import { compileForm } from '../compile.ts'
import type { CompiledForm, FormContext } from '../compiled-form.ts'
import type { FormDefinition } from '../definition.ts'
import { codeListsOf } from '../code-lists.ts'
import type { CodeList } from '../code-list.ts'

/** The compiled form, for tests: fails loudly with the issues. */
export function compiled(definition: FormDefinition): CompiledForm {
  const result = compileForm(definition)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export const testContext = (overrides: Partial<FormContext> = {}, lists: readonly CodeList[] = []): FormContext => ({
  asOf: '2026-11-20',
  lists: codeListsOf(lists, '2026-11-20'),
  demo: true,
  previous: null,
  ...overrides,
})
