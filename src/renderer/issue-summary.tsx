import { memo, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorSummary, type SummaryEntry } from '#ui/error-summary.tsx'
import type { FormIssue } from '#core/form/compiled-form.ts'
import { PROGRESS } from './form-store.ts'
import { useChannel, useFormScope, type FormScope } from './form-scope.ts'
import { isAlone } from './is-alone.ts'
import { issueText } from './issue-text.ts'
import { nearestPlace } from './place.ts'

/** The field's name, with the groups and rows around it: "Thành viên 2 › Họ và tên". */
export function placeLabel(scope: FormScope, path: string): string | null {
  const place = nearestPlace(scope.form, path)
  if (place === null) return null
  const { node } = place
  const around = node.parent === null ? undefined : scope.form.nodes[node.parent]
  const label = scope.words.field(node)
  if (around === undefined || isAlone(scope.form, around)) return label
  const parentPath = path.slice(0, path.lastIndexOf('/'))
  const row = /^(.*)\/@([^/]+)$/.exec(parentPath)
  const at = row === null ? -1 : scope.store.instance.rows(row[1] ?? '').findIndex((each) => each === row[2])
  const outer = at < 0 ? scope.words.field(around) : `${scope.words.field(around)} ${at + 1}`
  return `${outer} › ${label}`
}

interface IssueSummaryProps {
  readonly onJump: (path: string) => void
  readonly ref: Ref<HTMLDivElement>
}

/** What stops sending, shrinking as it is put right. */
export const IssueSummary = memo(function IssueSummary({ onJump, ref }: IssueSummaryProps) {
  const scope = useFormScope()
  const { t } = useTranslation()
  useChannel(PROGRESS)
  const entry = (issue: FormIssue, at: number): SummaryEntry => ({
    key: `${at} ${issue.path}`,
    label: placeLabel(scope, issue.path) ?? t('form.whole'),
    message: issueText(t, scope.words, issue, nearestPlace(scope.form, issue.path)?.node ?? null),
    severity: issue.severity === 'block' ? 'block' : 'warn',
  })
  return <ErrorSummary entries={scope.store.blocking().map(entry)} onJump={(key) => onJump(key.slice(key.indexOf(' ') + 1))} ref={ref} />
})
