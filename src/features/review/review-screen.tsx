import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { err, ok, type Result } from '#core/lib/result.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { useDesk } from '#workspace/desk.ts'
import { formText, networkText } from '#workspace/failure-text.ts'
import type { FormFailure } from '#workspace/form-library.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { ReviewDesk } from './review-desk.tsx'
import './review.css'

export interface ReviewedRecord {
  readonly message: RecordMessage
  readonly form: CompiledForm
  readonly context: FormContext
}

type ReviewFailure =
  | { readonly kind: 'network'; readonly failure: NetworkFailure }
  | { readonly kind: 'form'; readonly failure: FormFailure }

/** One record before its reviewer: always as the server has it now. */
export function ReviewScreen({ unitId, recordId }: { readonly unitId: UnitId; readonly recordId: RecordId }) {
  const { t } = useTranslation()
  const { api, clock, demo } = useServices()
  const { forms } = useDesk()
  const { state, reload } = useLoad(
    useCallback(async (): Promise<Result<ReviewedRecord, ReviewFailure>> => {
      const message = await api.record(unitId, recordId)
      if (!message.ok) return err({ kind: 'network', failure: message.error })
      const form = await forms.form(message.value.formRef)
      if (!form.ok) return err({ kind: 'form', failure: form.error })
      const asOf = vietnamDay(clock.now())
      const lists = await forms.lists(asOf, form.value)
      if (!lists.ok) return err({ kind: 'form', failure: lists.error })
      return ok({ message: message.value, form: form.value, context: { asOf, lists: lists.value, demo: demo(), previous: null } })
    }, [api, clock, demo, forms, unitId, recordId]),
  )
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed')
    return (
      <div className="review-failure">
        <FailureNotice
          text={state.error.kind === 'network' ? networkText(t, state.error.failure) : formText(t, state.error.failure)}
          onRetry={reload}
        />
      </div>
    )
  return <ReviewDesk reviewed={state.value} onChanged={reload} />
}
