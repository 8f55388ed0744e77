import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

interface WritingDialogProps {
  readonly title: string
  readonly onClose: () => void
  /** Writes what is there; false: something is wrong, and said. */
  readonly onSave: () => boolean
  readonly children: ReactNode
}

/** A step that is written rather than chosen. */
export function WritingDialog({ title, onClose, onSave, children }: WritingDialogProps) {
  const { t } = useTranslation()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (onSave()) onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" type="submit" form="upgrade-writing">
            {t('upgradeSteps.save')}
          </Button>
        </>
      }
    >
      <form id="upgrade-writing" className="versions-fields" noValidate onSubmit={save}>
        {children}
      </form>
    </Dialog>
  )
}
