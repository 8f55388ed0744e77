import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileStop, FileTransfer } from '#storage/file-transfer.ts'
import type { Stored } from '#storage/vault.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useDesk } from './desk.ts'
import { storageText } from './failure-text.ts'
import { FailureNotice } from './load-states.tsx'
import './stopped-files.css'

const codes = new Set(['file.not-referenced', 'file.too-large', 'file.hash-mismatch', 'file.type-mismatch', 'file.infected'])

/** Key under `work.fileStop`. */
const stopKey = (stop: FileStop): string => (stop.kind !== 'refused' ? stop.kind : codes.has(stop.code) ? stop.code.slice(5) : 'refused')

/** A file that the record still awaits would only come back; that one is replaced by a correction. */
const mayGiveUp = (stop: FileStop): boolean => stop.kind !== 'refused' || stop.code === 'file.not-referenced'

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
  const [asking, setAsking] = useState(false)
  const { state, file } = transfer
  if (state.kind !== 'stopped') return null
  const act = async (work: Promise<Stored<void>>) => {
    const done = await work
    setAsking(false)
    if (!done.ok) return setProblem(storageText(t, done.error))
    void sync.now()
  }
  return (
    <li>
      <span>
        <strong>{file.name}</strong>: {t(`work.fileStop.${stopKey(state.stop)}`)}
      </span>
      {state.stop.kind === 'refused' && (
        <Button
          small
          icon="sync"
          aria-label={t('work.fileRetryNamed', { name: file.name })}
          onClick={() => void act(vault.retryFile(transfer.id))}
        >
          {t('work.fileRetry')}
        </Button>
      )}
      {mayGiveUp(state.stop) && (
        <Button small look="quiet" aria-label={t('work.fileGiveUpNamed', { name: file.name })} onClick={() => setAsking(true)}>
          {t('work.fileGiveUp')}
        </Button>
      )}
      {asking && (
        <GiveUpDialog name={file.name} onClose={() => setAsking(false)} onGiveUp={() => void act(vault.giveUpFile(transfer.id))} />
      )}
      {problem !== null && <FailureNotice text={problem} />}
    </li>
  )
}

interface GiveUpDialogProps {
  readonly name: string
  readonly onClose: () => void
  readonly onGiveUp: () => void
}

function GiveUpDialog({ name, onClose, onGiveUp }: GiveUpDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('work.fileGiveUpTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="danger" icon="trash" onClick={onGiveUp}>
            {t('work.fileGiveUp')}
          </Button>
        </>
      }
    >
      <p>{t('work.fileGiveUpText')}</p>
    </Dialog>
  )
}
