import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { useTabLock } from '#workspace/use-tab-lock.ts'
import { useDesk } from '#workspace/desk.ts'
import { formText, storageText } from '#workspace/failure-text.ts'
import { PlaceLink, useGo } from '#workspace/go.tsx'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useAfterSync } from '#workspace/use-after-sync.ts'
import { useLoad } from '#workspace/use-load.ts'
import { FillForm } from './fill-form.tsx'
import { openForm, type OpenFailure } from './open-form.ts'
import { ReadElsewhere } from './read-elsewhere.tsx'
import './fill.css'

export interface FillScreenProps {
  readonly recordId: RecordId
  /** With `unitId`: a new record of this form. */
  readonly formKey: string | null
  readonly unitId: UnitId | null
}

/** Opens a new, unfinished, returned or held record for typing; in a second tab only for reading. */
export function FillScreen({ recordId, formKey, unitId }: FillScreenProps) {
  const desk = useDesk()
  const { clock, demo } = useServices()
  const { lock, retry } = useTabLock(`draft-${recordId}`)
  const load = useCallback(
    // Asked again when the lock changes hands: the other tab has typed meanwhile.
    () =>
      lock === 'asking' ? new Promise<never>(() => {}) : openForm({ desk, now: clock.now(), demo: demo() }, { recordId, formKey, unitId }),
    [desk, clock, demo, recordId, formKey, unitId, lock],
  )
  const { state, reload } = useLoad(load)
  const mayCome = state.kind === 'failed' && (state.error.kind === 'form' || state.error.kind === 'no-record')
  // What this device lacked may have come with the exchange.
  useAfterSync(useCallback(() => (mayCome ? reload() : undefined), [mayCome, reload]))
  useOwnId({ recordId, formKey, unitId }, state.kind === 'failed' && state.error.kind === 'not-begun')
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed') return <OpenFailureNotice failure={state.error} onRetry={reload} />
  if (lock === 'elsewhere') return <ReadElsewhere opened={state.value} onRetry={retry} />
  // Another version of the form is another form to type into.
  return <FillForm key={state.value.draft.formRef} opened={state.value} onVersion={reload} />
}

/** Goes on under an id of this person's own. */
function useOwnId({ formKey, unitId }: FillScreenProps, needed: boolean): void {
  const { begun } = useDesk()
  const { makeId } = useServices()
  const go = useGo()
  useEffect(() => {
    if (!needed || formKey === null || unitId === null) return
    const recordId = makeId<RecordId>()
    begun.add(recordId)
    go({ kind: 'fill', recordId, form: formKey, unit: unitId }, { replace: true })
  }, [needed, formKey, unitId, begun, makeId, go])
}

function OpenFailureNotice({ failure, onRetry }: { readonly failure: OpenFailure; readonly onRetry: () => void }) {
  const { t } = useTranslation()
  const go = useGo()
  const underWay = failure.kind === 'under-way' ? failure.opId : null
  useEffect(() => {
    if (underWay !== null) go({ kind: 'sent', opId: underWay }, { replace: true })
  }, [go, underWay])
  if (failure.kind === 'under-way' || failure.kind === 'not-begun') return <LoadingScreen />
  return (
    <div className="fill-failure">
      <FailureNotice text={openFailureText(t, failure)} onRetry={onRetry} />
      <PlaceLink to={{ kind: 'work' }}>{t('fill.toWork')}</PlaceLink>
    </div>
  )
}

function openFailureText(
  t: ReturnType<typeof useTranslation>['t'],
  failure: Exclude<OpenFailure, { kind: 'under-way' | 'not-begun' }>,
): string {
  switch (failure.kind) {
    case 'form':
      return formText(t, failure.failure)
    case 'storage':
      return storageText(t, failure.failure)
    case 'no-record':
      return t('failures.form.noRecord')
    case 'no-unit':
      return t('failures.form.noUnit')
  }
}
