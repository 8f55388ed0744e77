import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { chosenSteps } from '#core/form/upgrade/chosen-steps.ts'
import { upgradeReport } from '#core/form/upgrade/upgrade-report.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { Comparison } from './compare-versions.ts'
import { IssueList } from './issue-list.tsx'
import type { NameOf } from './change-text.ts'
import { Section } from './section.tsx'
import { stepText } from './step-text.ts'
import { StepsEditor } from './upgrade/steps-editor.tsx'

interface VersionUpgradeProps {
  readonly version: AuthoredVersion
  readonly comparison: Comparison
  readonly onChanged: () => void
}

/** How records of the version before move on: the step of each change, what is lost and what is left to people. */
export function VersionUpgrade({ version, comparison, onChanged }: VersionUpgradeProps) {
  const { t } = useTranslation()
  const { old, next, proposals } = comparison
  const report = useMemo(() => upgradeReport(old, next), [old, next])
  const mayWrite = version.summary.actions.includes('save')
  const told = useMemo(
    () => new Set(mayWrite ? chosenSteps(proposals, next).choices.flatMap(({ path, at }) => [path, at]) : []),
    [mayWrite, proposals, next],
  )
  const rest = (issues: readonly Issue[]): readonly Issue[] => issues.filter(({ path }) => !told.has(path))
  return (
    <Section title={t('versions.upgrade')}>
      {mayWrite ? (
        <StepsEditor summary={version.summary} comparison={comparison} report={report} onChanged={onChanged} />
      ) : (
        <Written comparison={comparison} />
      )}
      <Left title={t('versions.losses')} issues={rest(report.losses)} nameOf={comparison.nameOf} />
      <Left title={t('versions.decisions')} issues={rest(report.decisions)} nameOf={comparison.nameOf} />
    </Section>
  )
}

/** The map as it is, for those who read it. */
function Written({ comparison }: Pick<VersionUpgradeProps, 'comparison'>) {
  const { t } = useTranslation()
  const written = comparison.next.definition.upgrade ?? []
  if (written.length === 0) return <p className="versions-muted">{t('versions.noSteps')}</p>
  return (
    <>
      <h3>{t('versions.stepsHere')}</h3>
      <ul className="versions-list">
        {written.map((step) => (
          <li key={JSON.stringify(step)}>{stepText(t, comparison.nameOf, step)}</li>
        ))}
      </ul>
    </>
  )
}

interface LeftProps {
  readonly title: string
  readonly issues: readonly Issue[]
  readonly nameOf: NameOf
}

function Left({ title, issues, nameOf }: LeftProps) {
  if (issues.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <IssueList issues={issues} nameOf={nameOf} />
    </>
  )
}
