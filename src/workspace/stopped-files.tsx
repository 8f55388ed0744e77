import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileStop, FileTransfer } from '#storage/file-transfer.ts'
import { Button } from '#ui/button.tsx'
import { useDesk } from './desk.ts'
import { storageText } from './failure-text.ts'
import { FailureNotice } from './load-states.tsx'
import './stopped-files.css'

const codes = new Set(['file.not-referenced', 'file.too-large', 'file.hash-mismatch', 'file.type-mismatch'])

/** Key under `work.fileStop`. */
const stopKey = (stop: FileStop): string => (stop.kind !== 'refused' ? stop.kind : codes.has(stop.code) ? stop.code.slice(5) : 'refused')

/** Files that do not get to the server: which, why, and what to do. */
export function StoppedFiles({ transfers }: { readonly transfers: readonly FileTransfer[] }) {
  return (
    <ul className="stopped-files">
      {transfers.map((transfer) => (
        <StoppedFile key={transfer.id} transfer={transfer} />
      ))}
    </ul>
  )
}

function StoppedFile({ transfer }: { readonly transfer: FileTransfer }) {
  const { t } = useTranslation()
  const { vault, sync } = useDesk()
  const [problem, setProblem] = useState<string | null>(null)
  const { state, file } = transfer
  if (state.kind !== 'stopped') return null
  const retry = async () => {
    const done = await vault.retryFile(transfer.id)
    if (!done.ok) return setProblem(storageText(t, done.error))
    void sync.now()
  }
  return (
    <li>
      <span>
        <strong>{file.name}</strong>: {t(`work.fileStop.${stopKey(state.stop)}`)}
      </span>
      {state.stop.kind === 'refused' && (
        <Button small icon="sync" aria-label={t('work.fileRetryNamed', { name: file.name })} onClick={() => void retry()}>
          {t('work.fileRetry')}
        </Button>
      )}
      {problem !== null && <FailureNotice text={problem} />}
    </li>
  )
}
