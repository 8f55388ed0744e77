import { useTranslation } from 'react-i18next'
import type { Issue } from '#core/lib/issue.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { definitionText, type DefinitionWords } from './definition-words.ts'

/** What keeps the form from being sent to review, each with its place. */
export function Problems({ issues, words }: { readonly issues: readonly Issue[]; readonly words: DefinitionWords }) {
  const { t } = useTranslation()
  if (issues.length === 0)
    return (
      <EmptyState icon="check-circle" title={t('builder.noProblems')}>
        {t('builder.noProblemsHelp')}
      </EmptyState>
    )
  return (
    <ul className="bd-problems">
      {issues.map((issue, at) => (
        // Two of the same code may stand at one place.
        <li key={`${at} ${issue.code} ${issue.path}`}>
          <strong>{issue.path === '' ? t('builder.wholeForm') : issue.path}</strong>
          <span>{definitionText(t, words, issue)}</span>
        </li>
      ))}
    </ul>
  )
}
