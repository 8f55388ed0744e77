import { useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '#core/form/compiled-form.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { Draft } from '#core/record/draft.ts'
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
import type { TypingHold } from './use-typing-hold.ts'

export interface SubmitArgs {
  readonly opened: OpenedForm
  readonly current: () => Draft
  readonly renewContext: () => Promise<FormContext>
  readonly handle: RefObject<FormViewHandle | null>
  readonly autosave: Autosave
  readonly hold: TypingHold['hold']
  readonly onOutcome: (outcome: CheckOutcome) => void
}

/** Checks the whole record, makes the operation and queues it; a mistake leads to its field instead. One at a time. */
export function useSubmit({ opened, current, renewContext, handle, autosave, hold, onOutcome }: SubmitArgs): () => Promise<void> {
  const { t } = useTranslation()
  const { vault, sync } = useDesk()
  const { clock, makeId } = useServices()
  const go = useGo()
  const running = useRef(false)

  const refuse = () => {
    const blocking = handle.current?.showIssues() ?? []
    onOutcome(countIssues(blocking))
    return blocking.length > 0
  }

  const send = async () => {
    onOutcome({ kind: 'checking' })
    const context = await renewContext()
    if (!(await autosave.flush())) return onOutcome({ kind: 'unchecked' })
    if (refuse()) return
    // From here to the hold nothing waits, so no key can come between.
    const draft = current()
    const record = validateRecord(opened.form, draft.values, draft.reasons, context)
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
      asOf: context.asOf,
      now,
      offlineMs: sync.offlineMs(),
    })
    if (operation === null) return onOutcome({ kind: 'message', text: t('fill.nothingChanged') })
    await hold(async () => {
      const kept = await vault.submit(operation, draft.title, now)
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

  return async () => {
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
}
