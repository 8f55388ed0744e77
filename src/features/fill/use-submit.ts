import { useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '#core/form/compiled-form.ts'
import type { Instance } from '#core/form/instance-types.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { Draft } from '#core/record/draft.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeOperation } from '#core/record/make-operation.ts'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import { deviceBug } from '#workspace/device-bug.ts'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { useGo } from '#workspace/go.tsx'
import { useServices } from '#workspace/services.ts'
import type { Autosave } from './autosave.ts'
import { countIssues, type CheckOutcome } from './check-outcome.ts'
import type { OpenedForm } from './open-form.ts'
import { useCheck } from './use-check.ts'
import type { TypingHold } from './use-typing-hold.ts'

export interface SubmitArgs {
  readonly opened: OpenedForm
  readonly instance: Instance
  readonly current: () => Draft
  readonly renewContext: () => Promise<FormContext>
  readonly handle: RefObject<FormViewHandle | null>
  readonly autosave: Autosave
  readonly hold: TypingHold['hold']
  /** Leads to what sending needs besides the form; false while that is missing. */
  readonly mayAsk: () => boolean
  readonly onOutcome: (outcome: CheckOutcome) => void
}

export interface Submit {
  readonly submit: () => Promise<void>
  /** Ends a check that takes long. */
  readonly stop: () => void
}

/** Moves what was checked from the draft to the outbox, and on to the screen that says so. */
function useQueue({ autosave, hold, onOutcome }: SubmitArgs) {
  const { t } = useTranslation()
  const { vault, sync } = useDesk()
  const go = useGo()
  return (operation: Operation, title: string, now: number): Promise<void> =>
    hold(async () => {
      const kept = await vault.submit(operation, title, now)
      if (!kept.ok) {
        onOutcome({ kind: 'message', text: storageText(t, kept.error) })
        return false
      }
      autosave.stop()
      void sync.now()
      go({ kind: 'sent', opId: operation.opId }, { replace: true })
      return true
    })
}

/** Checks the whole record, makes the operation and queues it; a mistake leads to its field instead. One at a time. */
export function useSubmit(args: SubmitArgs): Submit {
  const { opened, instance, current, renewContext, handle, autosave, mayAsk, onOutcome } = args
  const { t } = useTranslation()
  const { sync } = useDesk()
  const { clock, makeId } = useServices()
  const running = useRef(false)
  const queue = useQueue(args)
  const check = useCheck({
    form: opened.form,
    instance,
    current,
    renewContext,
    autosave,
    onProgress: (progress) => onOutcome({ kind: 'checking', progress }),
  })

  const refuse = () => {
    const blocking = handle.current?.showIssues() ?? []
    onOutcome(countIssues(blocking))
    return blocking.length > 0
  }

  const send = async () => {
    onOutcome({ kind: 'checking', progress: null })
    const checked = await check.run()
    if (checked.kind !== 'checked') return onOutcome({ kind: 'unchecked' })
    // From here to the hold nothing waits, so no key can come between.
    if (refuse()) return
    if (!mayAsk()) return onOutcome({ kind: 'message', text: t('fill.correctionNeedsWhy') })
    const draft = current()
    const record = checked.recordOf(draft)
    if (!record.ok) {
      refuse()
      return
    }
    const now = clock.now()
    const operation = makeOperation({
      form: opened.form,
      draft,
      record: record.value,
      opId: makeId<OpId>(),
      asOf: checked.context.asOf,
      now,
      offlineMs: sync.offlineMs(),
    })
    if (operation === null) return onOutcome({ kind: 'message', text: t('fill.nothingChanged') })
    await queue(operation, draft.title, now)
  }

  const submit = async () => {
    if (running.current) return
    running.current = true
    try {
      await send()
    } catch (error) {
      onOutcome({ kind: 'message', text: storageText(t, deviceBug(error)) })
    } finally {
      running.current = false
    }
  }
  return { submit, stop: check.stop }
}
