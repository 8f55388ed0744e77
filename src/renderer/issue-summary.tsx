import { memo, type Ref } from 'react'
import { ErrorSummary, type SummaryEntry } from '#ui/error-summary.tsx'
import type { FormIssue } from '#core/form/compiled-form.ts'
import { PROGRESS } from './form-store.ts'
import { useChannel, useFormScope, type FormScope } from './form-scope.ts'
import { isAlone } from './is-alone.ts'
import { issueText } from './issue-text.ts'
import { nearestPlace } from './place.ts'
import { rowNames } from './rows-around.ts'

/** The field's name, with the rows and the group around it: "Chuyến 1 · Mẻ 2 › Loài". */
export function placeLabel(scope: FormScope, path: string): string | null {
  const place = nearestPlace(scope.form, path)
  if (place === null) return null
  const { node, rows } = place
  const group = node.parent === null ? undefined : scope.form.nodes[node.parent]
  const inGroup = group !== undefined && group.kind !== 'repeat' && !isAlone(scope.form, group)
  const parts = [rowNames(scope, node.repeats, rows), inGroup ? scope.words.field(group) : '', scope.words.field(node)]
  return parts.filter((part) => part !== '').join(' › ')
}

interface IssueSummaryProps {
  readonly onJump: (path: string) => void
  readonly ref: Ref<HTMLDivElement>
}

/** What stops sending, shrinking as it is put right. */
export const IssueSummary = memo(function IssueSummary({ onJump, ref }: IssueSummaryProps) {
  const scope = useFormScope()
  const { t } = scope
  useChannel(PROGRESS)
  const entry = (issue: FormIssue, at: number): SummaryEntry => ({
    key: `${at} ${issue.path}`,
    label: placeLabel(scope, issue.path) ?? t('form.whole'),
    message: issueText(t, scope.words, issue, nearestPlace(scope.form, issue.path)?.node ?? null),
    severity: issue.severity === 'block' ? 'block' : 'warn',
  })
  return <ErrorSummary entries={scope.store.blocking().map(entry)} onJump={(key) => onJump(key.slice(key.indexOf(' ') + 1))} ref={ref} />
})
