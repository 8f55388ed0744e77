import { useCallback } from 'react'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { ok } from '#core/lib/result.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { useDesk } from '#workspace/desk.ts'
import { useAfterSync } from '#workspace/use-after-sync.ts'
import { useLoad } from '#workspace/use-load.ts'
import type { OpenedForm } from './open-form.ts'

export interface Newer {
  readonly next: CompiledForm
  /** The lists of both versions. */
  readonly context: FormContext
  /** Whether the server still takes new records of the draft's version; null: it did not say. */
  readonly state: NonNullable<FormSummary['state']> | null
}

/** The later version that new records use, asked for again when the exchange has brought one. */
export function useNewer({ form, context }: OpenedForm): Newer | null {
  const { forms } = useDesk()
  const load = useCallback(async () => {
    const found = await forms.newer(form)
    if (!found.ok || found.value === null) return found.ok ? ok(null) : found
    const next = found.value
    const [lists, all] = [await forms.lists(context.asOf, { lists: [...form.lists, ...next.lists] }), await forms.summaries()]
    if (!lists.ok) return lists
    const { key, version } = form.definition
    const summary = all.ok ? all.value.find((each) => each.key === key && each.version === version) : undefined
    return ok({ next, context: { ...context, lists: lists.value }, state: summary?.state ?? null })
  }, [forms, form, context])
  const { state, reload } = useLoad(load)
  useAfterSync(reload)
  return state.kind === 'ready' ? state.value : null
}
