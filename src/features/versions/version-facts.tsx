import { useTranslation } from 'react-i18next'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { formatTime } from '#workspace/format-time.ts'
import { DueDay } from './due-day.tsx'
import { useWaitsFor, VersionStatePill } from './version-state.tsx'

export function VersionFacts({ summary }: { readonly summary: VersionSummary }) {
  const { t } = useTranslation()
  const waitsFor = useWaitsFor()
  const { first, opensAt } = summary
  const facts: readonly (readonly [string, string])[] = [
    [t('versions.key'), summary.key],
    [t('versions.department'), summary.departmentName],
    [t('versions.owner'), summary.owner],
    [t('versions.authors'), summary.authors.map(({ name }) => name).join(', ')],
    [t('versions.publisher'), summary.publisher ?? ''],
    [t('versions.opensAt'), opensAt === null ? '' : formatTime(opensAt)],
  ]
  const line = [
    waitsFor(summary),
    first === null ? '' : t('versions.firstUnits', { count: first.units.length, at: formatTime(first.opensAt) }),
    t(`versions.verification.${summary.verification}`),
  ]
  return (
    <div className="versions-facts">
      <p>
        <VersionStatePill state={summary.state} />
        {summary.current && <strong>{t('versions.current')}</strong>}
        <DueDay summary={summary} />
        <span className="versions-muted">{line.filter(Boolean).join(' · ')}</span>
      </p>
      <dl>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}
