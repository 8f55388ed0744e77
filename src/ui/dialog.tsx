import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly actions?: ReactNode
  readonly wide?: boolean
}

/** A native modal dialog: mounted means open. The browser traps focus and gives it back when the dialog goes. */
export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps) {
  const { t } = useTranslation()
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    if (dialog !== null && !dialog.open) dialog.showModal()
    // By itself the browser would take the close button, the first in order.
    const first =
      dialog?.querySelector<HTMLElement>('.ph-dialog-body :is(input, select, textarea)') ??
      // Enter must not destroy: where the main button is a dangerous one, the focus begins on the way out.
      dialog?.querySelector<HTMLElement>('footer:has(.ph-button-danger) button') ??
      dialog?.querySelector<HTMLElement>('footer button:last-child')
    first?.focus()
    return () => {
      dialog?.close()
      // React takes the element away before the browser can give the focus back.
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={classNames('ph-dialog', wide && 'ph-dialog-wide')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label={t('ui.close')} onClick={onClose} />
      </header>
      <div className="ph-dialog-body">{children}</div>
      {actions !== undefined && <footer>{actions}</footer>}
    </dialog>
  )
}
