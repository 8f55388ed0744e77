import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordId } from '#core/lib/ids.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import type { Autosave } from './autosave.ts'

/** The only way a draft is thrown away, and it asks. */
export function DiscardDialog({
  recordId,
  autosave,
  onClose,
}: {
  readonly recordId: RecordId
  readonly autosave: Autosave
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const go = useGo()
  const [error, setError] = useState<string | null>(null)
  const discard = async () => {
    await autosave.flush()
    const gone = await vault.deleteDraft(recordId)
    if (!gone.ok) return setError(storageText(t, gone.error))
    autosave.stop()
    go({ kind: 'work' }, { replace: true })
  }
  return (
    <Dialog
      title={t('fill.discardTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="danger" icon="trash" onClick={() => void discard()}>
            {t('fill.discardYes')}
          </Button>
        </>
      }
    >
      <p>{t('fill.discardText')}</p>
      {error !== null && <FailureNotice text={error} />}
    </Dialog>
  )
}
