import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Spinner } from '#ui/spinner.tsx'

export function LoadingScreen() {
  const { t } = useTranslation()
  return (
    <div className="app-loading">
      <Spinner label={t('shell.loading')} />
    </div>
  )
}

/** What happened and what to do, with a way to try again. */
export function FailureNotice({
  text,
  onRetry,
  children,
}: {
  readonly text: string
  readonly onRetry?: () => void
  readonly children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <Notice
      tone="danger"
      live
      actions={
        onRetry !== undefined && (
          <Button small icon="sync" onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        )
      }
    >
      {text}
      {children}
    </Notice>
  )
}
