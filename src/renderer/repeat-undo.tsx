import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'

interface RepeatUndoProps {
  readonly message: string
  readonly onUndo: () => void
  readonly onClose: () => void
}

/**
 * The way back to a removed row, at its place: just before the row that took the focus,
 * and without a clock, which those who work by keyboard or screen reader would lose against.
 */
export function RepeatUndo({ message, onUndo, onClose }: RepeatUndoProps) {
  const { t } = useTranslation()
  return (
    <div className="ph-repeat-undo ph-no-print" data-keep>
      <span role="status">{message}</span>
      <Button look="quiet" icon="undo" small onClick={onUndo}>
        {t('ui.undo')}
      </Button>
      <IconButton icon="close" label={t('ui.close')} small onClick={onClose} />
    </div>
  )
}
