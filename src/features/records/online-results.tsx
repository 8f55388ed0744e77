import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { err, ok } from '#core/lib/result.ts'
import type { RecordQuery, RecordSummary } from '#core/protocol/records.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { RecordTable } from '#workspace/record-table.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import type { RecordsQuery } from './records-query.ts'

const PAGE = 50

/** All records of the person's units, asked of the server page by page. */
export function OnlineResults({ query, onDevice }: { readonly query: RecordsQuery; readonly onDevice: () => void }) {
  const { t } = useTranslation()
  const { api } = useServices()
  const go = useGo()
  const [pages, setPages] = useState(1)
  const { text, formKey, state: wanted } = query
  const load = useCallback(async () => {
    const asked: RecordQuery = {
      limit: PAGE,
      ...(text.trim() !== '' && { q: text.trim() }),
      ...(formKey !== '' && { formKey }),
      ...(wanted !== '' && { state: wanted }),
    }
    const records: RecordSummary[] = []
    let after: string | null = null
    for (let page = 0; page < pages; page++) {
      const answer = await api.records(after === null ? asked : { ...asked, after })
      if (!answer.ok) return err(answer.error)
      records.push(...answer.value.records)
      after = answer.value.next
      if (after === null) break
    }
    return ok({ records, more: after !== null })
  }, [api, text, formKey, wanted, pages])
  const { state, reload } = useLoad(load)
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed')
    return (
      <FailureNotice text={networkText(t, state.error)} onRetry={reload}>
        <Button small look="quiet" icon="device" onClick={onDevice}>
          {t('records.onDevice')}
        </Button>
      </FailureNotice>
    )
  return (
    <>
      <RecordTable
        caption={t('records.title')}
        rows={state.value.records}
        onOpen={(row) => go({ kind: 'record', unitId: row.unitId, recordId: row.recordId })}
        empty={
          <EmptyState icon="search" title={t('records.none')}>
            {t('records.noneHelp')}
          </EmptyState>
        }
      />
      {state.value.more && (
        <p className="records-more">
          <Button onClick={() => setPages(pages + 1)}>{t('records.more')}</Button>
        </p>
      )}
    </>
  )
}
