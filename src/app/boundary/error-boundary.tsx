import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

/** A request id in an error that a layer below threw, when there is one: what a clerk reads out to support. */
const requestIdOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'requestId' in error && typeof error.requestId === 'string' ? error.requestId : null

export function BrokenScreen({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const requestId = requestIdOf(error)
  return (
    <EmptyState
      icon="error"
      title={t('shell.brokenTitle')}
      action={
        <Button look="primary" icon="sync" onClick={() => location.reload()}>
          {t('shell.reload')}
        </Button>
      }
    >
      {t('shell.brokenText')}
      <br />
      <code>
        {requestId === null
          ? t('shell.errorText', { text: error instanceof Error ? error.message : String(error) })
          : t('shell.requestId', { id: requestId })}
      </code>
    </EmptyState>
  )
}

interface State {
  readonly error: unknown
  readonly broken: boolean
}

/** The last net: a bug in a screen shows words and a way out, never an empty page. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null, broken: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenScreen error={this.state.error} /> : this.props.children
  }
}
