import { useTranslation } from 'react-i18next'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { Comparison } from './compare-versions.ts'
import { IssueList } from './issue-list.tsx'
import { nameIn } from './name-of.ts'
import { Section } from './section.tsx'
import { stepText } from './step-text.ts'

/** How records of the version before move on: the steps that are written, those proposed, what is lost and what is left to people. */
export function VersionUpgrade({ version, comparison }: { readonly version: AuthoredVersion; readonly comparison: Comparison }) {
  const { t } = useTranslation()
  const nameOf = nameIn(comparison)
  const written = comparison.next.definition.upgrade ?? []
  const { before } = version
  return (
    <Section title={t('versions.upgrade')}>
      {written.length > 0 && <Lines title={t('versions.stepsHere')} lines={written.map((step) => stepText(t, nameOf, step))} />}
      {written.length === 0 && comparison.proposals.length === 0 && <p className="versions-muted">{t('versions.noSteps')}</p>}
      {version.summary.state === 'draft' && (
        <Lines
          title={t('versions.stepsProposed')}
          lines={comparison.proposals.map(
            ({ why, path, step }) => `${t(`versions.why.${why}`)} — ${nameOf(path)}: ${stepText(t, nameOf, step)}`,
          )}
        />
      )}
      {before !== null && before.losses.length > 0 && (
        <>
          <h3>{t('versions.losses')}</h3>
          <IssueList issues={before.losses} />
        </>
      )}
      {before !== null && before.decisions.length > 0 && (
        <>
          <h3>{t('versions.decisions')}</h3>
          <IssueList issues={before.decisions} />
        </>
      )}
    </Section>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="versions-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
