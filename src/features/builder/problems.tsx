import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '#core/form/definition.ts'
import type { PublishIssue } from '#core/form/publishing/publish-issues.ts'
import type { Issue } from '#core/lib/issue.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { StatePill } from '#ui/state-pill.tsx'
import { definitionText, type DefinitionWords } from './definition-words.ts'
import type { Goal } from './goal.ts'
import { issueGoal, issuePlace } from './issue-goal.ts'

interface ProblemsProps {
  readonly definition: FormDefinition
  /** What keeps the form from being one. */
  readonly issues: readonly Issue[]
  /** What publishing asks for beside. */
  readonly publishing: readonly PublishIssue[]
  readonly words: DefinitionWords
  readonly onGo: (goal: Goal) => void
  /** To the page of the version, where what becomes of earlier records is chosen. */
  readonly onVersion: () => void
}

interface ProblemProps extends Pick<ProblemsProps, 'definition' | 'words' | 'onGo' | 'onVersion'> {
  readonly issue: Issue
  readonly weight: PublishIssue['weight']
}

function Problem({ definition, words, onGo, onVersion, issue, weight }: ProblemProps) {
  const { t } = useTranslation()
  const text = definitionText(t, words, issue)
  return (
    <li>
      <span className="bd-problem-head">
        <StatePill
          tone={weight === 'stop' ? 'danger' : 'warn'}
          icon={weight === 'stop' ? 'error' : 'warning'}
          word={t(`builderMeta.weight.${weight}`)}
        />
        {!issue.code.startsWith('publish.') && <strong>{issuePlace(t, definition, issue)}</strong>}
      </span>
      <span>{text}</span>
      <Button
        small
        aria-label={`${t('builderMeta.goThere')}: ${text}`}
        onClick={() => (isOfEarlier(issue) ? onVersion() : onGo(issueGoal(definition, issue)))}
      >
        {t('builderMeta.goThere')}
      </Button>
    </li>
  )
}

/** About the records of earlier versions. */
const isOfEarlier = ({ code }: Issue): boolean => code.startsWith('upgrade.')

/** What keeps the form from being sent to review, and what publishing asks for; each leads to its place. */
export function Problems({ definition, issues, publishing, words, onGo, onVersion }: ProblemsProps) {
  const { t } = useTranslation()
  if (issues.length === 0 && publishing.length === 0)
    return (
      <EmptyState icon="check-circle" title={t('builder.noProblems')}>
        {t('builder.noProblemsHelp')}
      </EmptyState>
    )
  const shared = { definition, words, onGo, onVersion }
  return (
    <>
      {issues.length > 0 && (
        <ul className="bd-problems" aria-label={t('builder.tab.problems')}>
          {issues.map((issue, at) => (
            // Two of the same code may stand at one place.
            <Problem key={`${at} ${issue.code} ${issue.path}`} {...shared} issue={issue} weight="stop" />
          ))}
        </ul>
      )}
      {publishing.length > 0 && (
        <section aria-labelledby="bd-publishing">
          <h2 id="bd-publishing">{t('builderMeta.beforePublishing')}</h2>
          <ul className="bd-problems">
            {publishing.map(({ issue, weight }) => (
              <Problem key={`${issue.code} ${issue.path}`} {...shared} issue={issue} weight={weight} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
