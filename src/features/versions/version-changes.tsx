import { useTranslation } from 'react-i18next'
import type { FormChange } from '#core/form/upgrade/describe-changes.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import { changeText } from './change-text.ts'
import type { Comparison } from './compare-versions.ts'
import { nameIn } from './name-of.ts'
import { Section } from './section.tsx'

interface VersionChangesProps {
  readonly before: AuthoredVersion | null
  readonly comparison: Comparison | null
}

/** What is new since the version before, field by field, in words. */
export function VersionChanges({ before, comparison }: VersionChangesProps) {
  const { t } = useTranslation()
  if (before === null) return <p className="versions-muted">{t('versions.firstVersion')}</p>
  return (
    <Section title={t('versions.changes', { version: before.summary.version })}>
      {comparison === null ? (
        <p>{t('versions.unreadable')}</p>
      ) : comparison.changes.length === 0 ? (
        <p className="versions-muted">{t('versions.noChanges')}</p>
      ) : (
        <ChangeList comparison={comparison} />
      )}
    </Section>
  )
}

function ChangeList({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation()
  const nameOf = nameIn(comparison)
  const fields = [...Map.groupBy(comparison.changes, ({ fieldId }) => fieldId)]
  const titleOf = (changes: readonly FormChange[]): string => changes[0]?.title || t('versions.wholeForm')
  return (
    <ul className="versions-list">
      {fields.map(([fieldId, changes]) => (
        <li key={fieldId}>
          <strong>{titleOf(changes)}</strong>: {changes.map((change) => changeText(t, nameOf, change)).join('; ')}
        </li>
      ))}
    </ul>
  )
}
