import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
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
const LIMIT = 200

/** What this device holds, found by folded text over titles, receipts and identity keys. */
export function DeviceResults({ query }: { readonly query: RecordsQuery }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const go = useGo()
  const titleOf = useFormTitles()
  const { text, formKey, state: wanted } = query
  const { state, reload } = useVault(
    useCallback(
      () => vault.findRecords({ text: text.trim(), ...(formKey !== '' && { formKey }), ...(wanted !== '' && { state: wanted }) }, LIMIT),
      [vault, text, formKey, wanted],
    ),
    kinds,
  )
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed') return <FailureNotice text={storageText(t, state.error)} onRetry={reload} />
  const filtered = text.trim() !== '' || formKey !== '' || wanted !== ''
  const rows = state.value.map((record) => ({
    ...record,
    unitName: unitName(vault.session(), record.unitId),
    formTitle: titleOf(record.formKey),
  }))
  return (
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
  )
}
