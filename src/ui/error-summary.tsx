import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import './error-summary.css'

export interface SummaryEntry {
  readonly key: string
  readonly label: string
  readonly message: string
  readonly severity: 'block' | 'warn'
}

export interface ErrorSummaryProps {
  readonly entries: readonly SummaryEntry[]
  readonly onJump: (key: string) => void
  /** The box itself takes focus, so that it is read out. */
  readonly ref?: Ref<HTMLDivElement>
}

/** What has to be mended, in document order, each a way to its field, in the words shown there. */
export function ErrorSummary({ entries, onJump, ref }: ErrorSummaryProps) {
  const { t } = useTranslation()
  if (entries.length === 0) return null
  const blocking = entries.some((entry) => entry.severity === 'block')
  return (
    <div className={blocking ? 'ph-summary' : 'ph-summary ph-summary-warn'} role="alert" tabIndex={-1} ref={ref}>
      <h2>
        <Icon name={blocking ? 'error' : 'warning'} />
        {t(blocking ? 'ui.summary.title' : 'ui.summary.warnings', { count: entries.length })}
      </h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.key}>
            <button type="button" onClick={() => onJump(entry.key)}>
              <strong>{entry.label}</strong>
              {': '}
              {entry.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
