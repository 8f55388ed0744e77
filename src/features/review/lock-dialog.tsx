import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

interface LockDialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly onLock: () => void
}

/** Locking is not undone: it asks first, and says what it means. */
export function LockDialog({ title, onClose, onLock }: LockDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('review.lockTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" icon="lock" onClick={onLock}>
            {t('review.lock')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{title}</strong>
      </p>
      <p>{t('review.lockText')}</p>
    </Dialog>
  )
}
