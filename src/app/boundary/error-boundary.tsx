import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { isMissingChunk } from '../update/missing-chunk.ts'

/** A request id in an error that a layer below threw, when there is one: what a clerk reads out to support. */
const requestIdOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'requestId' in error && typeof error.requestId === 'string' ? error.requestId : null

export function BrokenScreen({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const requestId = requestIdOf(error)
  const missing = isMissingChunk(error)
  return (
    <EmptyState
      icon={missing ? 'cloud-off' : 'error'}
      title={t(missing ? 'update.missingTitle' : 'shell.brokenTitle')}
      action={
        <Button look="primary" icon="sync" onClick={() => location.reload()}>
          {t('shell.reload')}
        </Button>
      }
    >
      {t(missing ? 'update.missingText' : 'shell.brokenText')}
      {!missing && (
        <>
          <br />
          <code>
            {requestId === null
              ? t('shell.errorText', { text: error instanceof Error ? error.message : String(error) })
              : t('shell.requestId', { id: requestId })}
          </code>
        </>
      )}
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
