import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncLogEntry } from '#storage/vault.ts'
import { Table, type TableColumn } from '#ui/table.tsx'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useVault } from '#workspace/use-vault.ts'
import { logWords } from './log-words.ts'

const kinds = ['log'] as const
const SHOWN = 100

/** What was exchanged with the server, newest first, as support reads it. */
export function SyncLog() {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { state, reload } = useVault(
    useCallback(() => vault.syncLog(), [vault]),
    kinds,
  )
  const columns: readonly TableColumn<SyncLogEntry>[] = [
    { key: 'at', title: t('device.logWhen'), width: '170px', cell: (row) => formatTime(row.at) },
    { key: 'what', title: t('device.logWhat'), width: '110px', cell: (row) => t(`device.${row.kind}`) },
    { key: 'detail', title: t('device.logDetail'), cell: (row) => <span title={row.detail}>{logWords(t, row.detail)}</span> },
  ]
  return (
    <section aria-labelledby="device-log">
      <h2 id="device-log">{t('device.log')}</h2>
      {state.kind === 'failed' && <FailureNotice text={storageText(t, state.error)} onRetry={reload} />}
      {state.kind === 'ready' && (
        <Table
          caption={t('device.log')}
          columns={columns}
          rows={state.value.toSorted((a, b) => b.at - a.at).slice(0, SHOWN)}
          rowKey={(row) => `${row.at} ${row.kind} ${row.detail}`}
          empty={<p>{t('device.logNone')}</p>}
        />
      )}
    </section>
  )
}
