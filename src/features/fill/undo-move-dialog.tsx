import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

interface UndoMoveDialogProps {
  /** The version that the draft comes back to. */
  readonly version: number
  readonly onUndo: () => void
  readonly onClose: () => void
}

/** What was typed since the move goes with it, so it asks. */
export function UndoMoveDialog({ version, onUndo, onClose }: UndoMoveDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('versionMove.undoTitle', { version })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="danger" icon="undo" onClick={onUndo}>
            {t('versionMove.undoYes', { version })}
          </Button>
        </>
      }
    >
      <p>{t('versionMove.undoText', { version })}</p>
    </Dialog>
  )
}
