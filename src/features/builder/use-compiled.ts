import { useDeferredValue, useMemo } from 'react'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'

/** The form that the definition makes, or what stands in its way; behind the typing, not in front of it. */
export function useCompiled(definition: FormDefinition): Result<CompiledForm, readonly Issue[]> {
  const latest = useDeferredValue(definition)
  return useMemo(() => {
    const parsed = parseFormDefinition(latest)
    return parsed.ok ? compileForm(parsed.value) : parsed
  }, [latest])
}
