import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/icon.tsx'
import type { Finding, SourceReading } from './read-source.ts'

const SHOWN = 50

export interface FindingListProps {
  readonly reading: SourceReading
  readonly wordsOf: (finding: Finding) => string
  readonly onGo: (finding: Finding) => void
}

/** What is wrong in a text, line by line, below the editor; each leads to its place. */
export function FindingList({ reading: { definition, findings }, wordsOf, onGo }: FindingListProps) {
  const { t } = useTranslation()
  const state = definition === null ? 'broken' : findings.length > 0 ? 'unfinished' : 'good'
  const icon = { broken: 'error', unfinished: 'warning', good: 'check-circle' } as const
  return (
    <div className="builder-source-findings">
      <p role="status" className={`builder-source-${state}`}>
        <Icon name={icon[state]} size={18} />
        <span>{t(`builderTexts.source.${state}`, { count: findings.length })}</span>
      </p>
      {findings.length > 0 && (
        <ol>
          {findings.slice(0, SHOWN).map((finding) => (
            <li key={`${finding.from} ${finding.issue.code} ${finding.issue.path}`}>
              <button type="button" onClick={() => onGo(finding)}>
                <span>{t('builderTexts.source.line', { line: finding.line })}</span>
                <span>{wordsOf(finding)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {findings.length > SHOWN && <p>{t('builderTexts.source.more', { count: findings.length - SHOWN })}</p>}
    </div>
  )
}
