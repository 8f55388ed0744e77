import { useEffect, useRef } from 'react'
import { isLargeCheck } from '#core/form/check-size.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { Instance } from '#core/form/instance-types.ts'
import { validateRecord, type CheckedRecord, type CheckProgress } from '#core/form/validate-record.ts'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { Draft } from '#core/record/draft.ts'
import type { CheckRequest } from '#storage/check-work.ts'
import { useDesk } from '#workspace/desk.ts'
import type { Autosave } from './autosave.ts'

export interface CheckArgs {
  readonly form: CompiledForm
  readonly instance: Instance
  readonly current: () => Draft
  readonly renewContext: () => Promise<FormContext>
  readonly autosave: Autosave
  readonly onProgress: (progress: CheckProgress) => void
}

/**
 * `checked`: the instance has the issues of what is on the screen, and `recordOf` is asked before anything waits again.
 * `unsaved`: the device did not keep the text and says so itself. `stopped`: somebody did not want to wait.
 */
export type CheckEnd =
  | { readonly kind: 'checked'; readonly context: FormContext; readonly recordOf: (draft: Draft) => CheckedRecord['record'] }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'stopped' }

/** Who types faster than it is checked gets the check that holds them up. */
const ROUNDS = 3

const requestOf = (
  form: CompiledForm,
  { values, reasons }: Draft,
  { asOf, demo, previous, records = {}, lists }: FormContext,
): CheckRequest => ({
  form: form.ref,
  values,
  reasons,
  context: { asOf, demo, previous, records },
  lists: form.lists.flatMap((key) => {
    const version = lists.version(key)
    return version === null ? [] : [{ key, version }]
  }),
})

const reasonsOf = (draft: Draft): string => canonicalJson(draft.reasons.map((reason) => ({ ...reason })))

export interface Check {
  run(): Promise<CheckEnd>
  /** Ends a check that goes on elsewhere. */
  stop(): void
}

/** Checks the whole record as it stands: a small one here and at once, a large one by the worker, again when somebody typed meanwhile. */
export function useCheck({ form, instance, current, renewContext, autosave, onProgress }: CheckArgs): Check {
  const { checker } = useDesk()
  const waiting = useRef(false)
  const gone = useRef(false)
  const stop = () => {
    if (waiting.current) checker.stop()
  }
  // A screen that closes waits for nothing, and sends nothing.
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      if (waiting.current) checker.stop()
    }
  }, [checker])

  const elsewhere = async (draft: Draft, context: FormContext) => {
    waiting.current = true
    try {
      return await checker.check(requestOf(form, draft, context), onProgress)
    } finally {
      waiting.current = false
    }
  }
  const run = async (): Promise<CheckEnd> => {
    for (let round = 1; ; round++) {
      const context = await renewContext()
      if (!(await autosave.flush())) return { kind: 'unsaved' }
      if (gone.current) return { kind: 'stopped' }
      const draft = current()
      const here: CheckEnd = {
        kind: 'checked',
        context,
        recordOf: ({ values, reasons }) => validateRecord(form, values, reasons, context),
      }
      if (round > ROUNDS || !isLargeCheck(form, draft.values)) return here
      const reply = await elsewhere(draft, context)
      if (reply.kind === 'stopped') return reply
      if (reply.kind === 'unavailable') return here
      const isStill = instance.takeIssues({ values: draft.values, context, issues: reply.issues })
      if (isStill && reasonsOf(current()) === reasonsOf(draft)) return { kind: 'checked', context, recordOf: () => reply.record }
    }
  }
  return { run, stop }
}
