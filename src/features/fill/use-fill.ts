import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FormContext } from '#core/form/compiled-form.ts'
import { isLargeCheck } from '#core/form/check-size.ts'
import { createInstance, type Instance } from '#core/form/instance.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { Draft } from '#core/record/draft.ts'
import type { RecordChecker } from '#storage/check-work.ts'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import type { SaveFailure } from '#workspace/device-bug.ts'
import { useDesk } from '#workspace/desk.ts'
import { useServices } from '#workspace/services.ts'
import type { Autosave, SaveState } from './autosave.ts'
import { correctionReasonOf, useCorrectionReason, type CorrectionReason } from './correction-reason.tsx'
import { draftFromScreen } from './draft-from-screen.ts'
import { countIssues, type CheckOutcome } from './check-outcome.ts'
import type { OpenedForm } from './open-form.ts'
import { browserTimers, useAutosave } from './use-autosave.ts'
import { useFormContext } from './use-form-context.ts'
import { useSubmit } from './use-submit.ts'
import { useTypingHold, type TypingHold } from './use-typing-hold.ts'

export interface Fill {
  readonly instance: Instance
  readonly context: FormContext
  readonly handle: (handle: FormViewHandle | null) => void
  /** Puts the focus into a field. */
  readonly jump: (path: RecordPath) => void
  readonly onChange: (path: RecordPath) => void
  readonly autosave: Autosave
  readonly saved: SaveState<SaveFailure>
  /** The form takes no input while its text goes to the outbox. */
  readonly held: boolean
  readonly hold: TypingHold['hold']
  readonly outcome: CheckOutcome
  /** The draft as it stands on the screen now. */
  readonly current: () => Draft
  readonly submit: () => Promise<void>
  /** Ends a check that takes long. */
  readonly stopCheck: () => void
  readonly correction: CorrectionReason
}

/** Of a form that is large already, the worker compiles its own while somebody fills it in. */
function usePreparedChecker({ form, draft }: OpenedForm, checker: RecordChecker): void {
  useEffect(() => {
    if (isLargeCheck(form, draft.values)) checker.prepare(form.ref)
  }, [form, draft, checker])
}

/** The live form behind the screen: its values, their way to the device and to the outbox. */
export function useFill(opened: OpenedForm): Fill {
  const { vault, checker } = useDesk()
  const { clock } = useServices()
  const view = useRef<FormViewHandle>(null)
  // React takes the handle away before the last save of a screen that closes; what it reads lives on.
  const handle = useCallback((given: FormViewHandle | null) => {
    if (given !== null) view.current = given
  }, [])
  const instance = useMemo(() => createInstance(opened.form, opened.draft.values, opened.context), [opened])
  const { context, follow, renew } = useFormContext(opened, instance)
  const [outcome, setOutcome] = useState<CheckOutcome>({ kind: 'unchecked' })

  const why = useRef(correctionReasonOf(opened.draft))
  const current = useCallback(() => draftFromScreen(opened, instance, view.current, why.current, clock.now()), [opened, instance, clock])
  usePreparedChecker(opened, checker)
  const save = useCallback(async () => {
    const kept = await vault.saveDraft(current())
    return kept.ok ? null : kept.error
  }, [vault, current])
  const { autosave, state: saved } = useAutosave(save, browserTimers, opened.keptAt)
  const { held, hold } = useTypingHold(autosave)
  const keepWhy = useCallback(
    (text: string) => {
      why.current = text
      autosave.touch()
    },
    [autosave],
  )
  const correction = useCorrectionReason(opened, keepWhy)
  const { submit, stop } = useSubmit({
    opened,
    instance,
    current,
    renewContext: renew,
    handle: view,
    mayAsk: correction.demand,
    autosave,
    hold,
    onOutcome: setOutcome,
  })

  // After the first check the count follows the typing; before it, an empty form is not scolded.
  const checked = outcome.kind !== 'unchecked'
  useEffect(() => {
    if (!checked || saved.kind !== 'saved') return
    setOutcome((known) => (known.kind === 'checking' ? known : countIssues(view.current?.blocking() ?? [])))
  }, [checked, saved])
  const onChange = useCallback(
    (path: RecordPath) => {
      autosave.touch()
      follow(path)
    },
    [autosave, follow],
  )
  const jump = useCallback((path: RecordPath) => view.current?.focusPath(path), [])
  return { instance, context, jump, handle, onChange, autosave, saved, held, hold, outcome, current, submit, stopCheck: stop, correction }
}
