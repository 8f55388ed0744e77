import { memo, type Ref } from 'react'
import { ErrorSummary, type SummaryEntry } from '#ui/error-summary.tsx'
import type { FormIssue } from '#core/form/compiled-form.ts'
import { islandIssues } from './island-issue.ts'
import { useChannel, useFormScope } from './form-scope.ts'
import { issueText } from './issue-text.ts'
import { nearestPlace } from './place.ts'
import { PROGRESS } from './progress.ts'
import { placeLabel } from './place-label.ts'
import { labelsOf } from './rows-around.ts'

interface IssueSummaryProps {
  readonly onJump: (path: string) => void
  readonly ref: Ref<HTMLDivElement>
}

/** What stops sending, shrinking as it is put right. */
export const IssueSummary = memo(function IssueSummary({ onJump, ref }: IssueSummaryProps) {
  const scope = useFormScope()
  const { form, store, context, t } = scope
  useChannel(PROGRESS)
  const said = (issue: FormIssue): readonly FormIssue[] => {
    const place = nearestPlace(form, issue.path)
    if (place?.node.type !== 'island') return [issue]
    return islandIssues(issue, { root: form.definition.schema, place, value: store.instance.value(place.path), demo: context.demo })
  }
  const entry = (issue: FormIssue, at: number): SummaryEntry => ({
    key: `${at} ${issue.path}`,
    label: placeLabel(labelsOf(scope), issue.path) ?? t('form.whole'),
    message: issueText(t, scope.words, issue, nearestPlace(form, issue.path)?.node ?? null),
    severity: issue.severity === 'block' ? 'block' : 'warn',
  })
  return (
    <ErrorSummary entries={store.blocking().flatMap(said).map(entry)} onJump={(key) => onJump(key.slice(key.indexOf(' ') + 1))} ref={ref} />
  )
})
