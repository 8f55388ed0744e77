import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordSummary } from '#core/protocol/records.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Field } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Select } from '#ui/select.tsx'
import { Toast } from '#ui/toast.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { RecordTable } from '#workspace/record-table.tsx'
import { useServices } from '#workspace/services.ts'
import { useFormChoices } from '#workspace/use-form-choices.ts'
import { useLoad } from '#workspace/use-load.ts'
import { PendingErasures } from './pending-erasures.tsx'
import { useReviewRound } from './review-round.ts'
import './review.css'

const SHOWN = 100

/** The records that wait for this person's decision. Online only: two reviewers must see the same. */
export function InboxScreen() {
  const { t } = useTranslation()
  const { api } = useServices()
  const [formKey, setFormKey] = useState('')
  const { told, close } = useToldVerdict()
  const { state, reload } = useLoad(
    useCallback(() => api.records({ inbox: '1', limit: SHOWN, ...(formKey !== '' && { formKey }) }), [api, formKey]),
  )
  return (
    <>
      <PageHeader
        title={t('review.title')}
        actions={
          <Button icon="sync" busy={state.kind === 'ready' && state.refreshing} onClick={reload}>
            {t('review.refresh')}
          </Button>
        }
      >
        {t('review.lead')}
      </PageHeader>
      {told !== null && (
        <Toast
          message={`${told.verdict.title === '' ? t('fill.untitled') : told.verdict.title}: ${t(`review.done.${told.verdict.outcome}`)}`}
          onClose={close}
        />
      )}
      <PendingErasures />
      <FormFilter
        formKey={formKey}
        onChange={(key) => {
          close()
          setFormKey(key)
        }}
      />
      {state.kind === 'loading' && <LoadingScreen />}
      {state.kind === 'failed' && (
        <FailureNotice text={networkText(t, state.error)} onRetry={reload}>
          <p>{t('review.offline')}</p>
        </FailureNotice>
      )}
      {state.kind === 'ready' && <Inbox records={state.value.records} next={told?.next ?? null} />}
    </>
  )
}

/** What was decided last, until it was told. */
function useToldVerdict() {
  const round = useReviewRound()
  const [told, setTold] = useState(() => round.last())
  useEffect(() => () => round.told(), [round])
  return { told, close: useCallback(() => setTold(null), []) }
}

function FormFilter({ formKey, onChange }: { readonly formKey: string; readonly onChange: (formKey: string) => void }) {
  const { t } = useTranslation()
  const forms = useFormChoices()
  return (
    <search className="review-filter">
      <Field id="inbox-form" label={t('records.form')}>
        <Select
          id="inbox-form"
          items={forms}
          empty={t('records.allForms')}
          value={formKey}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    </search>
  )
}

interface InboxProps {
  readonly records: readonly RecordSummary[]
  /** After a decision: the records to go on with, the first one still there takes the focus. */
  readonly next: readonly string[] | null
}

function Inbox({ records, next }: InboxProps) {
  const { t } = useTranslation()
  const go = useGo()
  const round = useReviewRound()
  const waits = new Set<string>(records.map((record) => record.recordId))
  const focus = next === null ? null : (next.find((recordId) => waits.has(recordId)) ?? records[0]?.recordId ?? null)
  return (
    <>
      <RecordTable
        caption={t('review.title')}
        rows={records}
        focusRow={focus}
        onOpen={(row) => {
          round.opened(records.map((record) => record.recordId))
          go({ kind: 'review-record', unitId: row.unitId, recordId: row.recordId })
        }}
        empty={
          <EmptyState icon="check-circle" title={t('review.none')}>
            {t('review.noneHelp')}
          </EmptyState>
        }
      />
      {records.length > 0 && <p className="review-keys">{t('review.keys')}</p>}
    </>
  )
}
