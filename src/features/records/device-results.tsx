import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { useFormTitles } from '#workspace/form-titles.ts'
import { unitName } from '#workspace/grants.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { RecordTable } from '#workspace/record-table.tsx'
import { useVault } from '#workspace/use-vault.ts'
import { useGo } from '#workspace/go.tsx'
import type { RecordsQuery } from './records-query.ts'

const kinds = ['records'] as const
/** As many as a clerk looks through; each step shows as many more. */
const STEP = 200

/** What this device holds, found by folded text over titles, receipts and identity keys. */
export function DeviceResults({ query }: { readonly query: RecordsQuery }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const go = useGo()
  const titleOf = useFormTitles()
  const { text, formKey, state: wanted } = query
  const [shown, setShown] = useState(STEP)
  const { state, reload } = useVault(
    useCallback(
      // One more than is shown tells whether there are more.
      () =>
        vault.findRecords({ text: text.trim(), ...(formKey !== '' && { formKey }), ...(wanted !== '' && { state: wanted }) }, shown + 1),
      [vault, text, formKey, wanted, shown],
    ),
    kinds,
  )
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed') return <FailureNotice text={storageText(t, state.error)} onRetry={reload} />
  const filtered = text.trim() !== '' || formKey !== '' || wanted !== ''
  const rows = state.value.slice(0, shown).map((record) => ({
    ...record,
    unitName: unitName(vault.session(), record.unitId),
    formTitle: titleOf(record.formKey),
  }))
  return (
    <>
      <RecordTable
        caption={t('records.title')}
        rows={rows}
        onOpen={(row) => go({ kind: 'record', unitId: row.unitId, recordId: row.recordId })}
        empty={
          <EmptyState icon="search" title={t(filtered ? 'records.none' : 'records.empty')}>
            {t(filtered ? 'records.noneHelp' : 'records.emptyHelp')}
          </EmptyState>
        }
      />
      {state.value.length > shown && (
        <p className="records-more">
          {t('records.firstOnes', { count: shown })}
          <Button onClick={() => setShown(shown + STEP)}>{t('records.more')}</Button>
        </p>
      )}
    </>
  )
}
