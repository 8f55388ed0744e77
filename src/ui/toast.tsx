import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import './toast.css'

export interface ToastProps {
  readonly message: string
  readonly onUndo?: () => void
  readonly onClose: () => void
  /** Milliseconds until it goes by itself; it stays while it is pointed at or holds the focus. */
  readonly duration?: number
}

/** What just happened, with the way back. Mount it with a new `key` for each message. */
export function Toast({ message, onUndo, onClose, duration = 10_000 }: ToastProps) {
  const { t } = useTranslation()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.querySelector('.ph-toast:is(:hover, :focus-within)') === null) onClose()
    }, duration)
    return () => clearInterval(timer)
  }, [duration, onClose])
  // In the body: inside a section with paint containment, `fixed` would mean the section.
  return createPortal(
    <div className="ph-toast" role="status">
      <span>{message}</span>
      {onUndo !== undefined && (
        <Button look="quiet" icon="undo" small onClick={onUndo}>
          {t('ui.undo')}
        </Button>
      )}
      <IconButton icon="close" label={t('ui.close')} small onClick={onClose} />
    </div>,
    document.body,
  )
}
