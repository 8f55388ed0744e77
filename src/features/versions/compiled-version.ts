import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'

/** The form that the text of a version makes; null while it makes none. */
export function compiledVersion({ document }: Pick<AuthoredVersion, 'document'>): CompiledForm | null {
  const parsed = parseFormDefinition(document)
  const form = parsed.ok ? compileForm(parsed.value) : parsed
  return form.ok ? form.value : null
}
