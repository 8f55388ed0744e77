import { useCallback, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '#core/lib/result.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import { Notice } from '#ui/notice.tsx'
import { useDesk } from '#workspace/desk.ts'
import { recordTransfers } from '#workspace/record-transfers.ts'
import { StoppedFiles } from '#workspace/stopped-files.tsx'
import { useVault } from '#workspace/use-vault.ts'

const kinds = ['outbox'] as const

/** Files the record waits for: on their way from here, stopped here, or on somebody else's device; `children`: what may be done about those. */
export function RecordFilesNotice({ record, children }: { readonly record: PulledRecord; readonly children?: ReactNode }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { state } = useVault(
    useCallback(async () => {
      const pending = await vault.pendingFilesOf(record.recordId)
      return ok(recordTransfers(pending.ok ? pending.value : [])[0] ?? null)
    }, [vault, record.recordId]),
    kinds,
  )
  if (state.kind !== 'ready') return null
  const own = state.value
  const awaited = record.awaitingFiles?.length ?? 0
  if (own !== null && own.stopped.length > 0)
    return (
      <Notice tone="danger" title={t('records.filesStopped', { count: own.stopped.length })}>
        <StoppedFiles transfers={own.stopped} />
      </Notice>
    )
  if (own !== null)
    return (
      <Notice tone="info" icon="upload">
        {t('work.filesWaiting', { count: own.waiting.length })}
      </Notice>
    )
  return awaited === 0 ? null : (
    <Notice tone="info" icon="upload" actions={children}>
      {t('records.filesElsewhere', { count: awaited })}
    </Notice>
  )
}
