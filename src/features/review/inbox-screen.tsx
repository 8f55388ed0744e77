import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { RecordTable } from '#workspace/record-table.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import './review.css'

const SHOWN = 100

/** The records that wait for this person's decision. Online only: two reviewers must see the same. */
export function InboxScreen() {
  const { t } = useTranslation()
  const { api } = useServices()
  const go = useGo()
  const { state, reload } = useLoad(useCallback(() => api.records({ inbox: '1', limit: SHOWN }), [api]))
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
      {state.kind === 'loading' && <LoadingScreen />}
      {state.kind === 'failed' && (
        <FailureNotice text={networkText(t, state.error)} onRetry={reload}>
          <p>{t('review.offline')}</p>
        </FailureNotice>
      )}
      {state.kind === 'ready' && (
        <>
          <RecordTable
            caption={t('review.title')}
            rows={state.value.records}
            onOpen={(row) => go({ kind: 'review-record', unitId: row.unitId, recordId: row.recordId })}
            empty={
              <EmptyState icon="check-circle" title={t('review.none')}>
                {t('review.noneHelp')}
              </EmptyState>
            }
          />
          {state.value.records.length > 0 && <p className="review-keys">{t('review.keys')}</p>}
        </>
      )}
    </>
  )
}
