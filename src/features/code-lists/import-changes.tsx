import { use } from 'react'
import { useTranslation } from 'react-i18next'
import { cellText } from '#core/form/authoring/lists/list-draft.ts'
import { changedColumns } from '#core/form/authoring/lists/row-faults.ts'
import type { ChangeCounts, RowChange } from '#core/form/authoring/lists/compare-lists.ts'
import { Notice } from '#ui/notice.tsx'
import { issueWords, IssueWordsContext } from '#workspace/issue-words.ts'
import type { ImportPreview } from './desk/list-desk.ts'
import { useColumnTitle } from './list-grid.tsx'

const kinds = ['added', 'changed', 'retired', 'back', 'lost'] as const

/** What a file would change, and which of its rows were left out. */
export function ImportChanges({ preview, isIdle }: { readonly preview: ImportPreview; readonly isIdle: boolean }) {
  const { t } = useTranslation()
  const words = use(IssueWordsContext)
  return (
    <section className="cl-preview" aria-labelledby="cl-preview">
      <h3 id="cl-preview">{t('codeLists.importPreview')}</h3>
      <p role="status">
        {t('codeLists.importRows', { count: preview.rows })} {isIdle && t('codeLists.importNothing')}
      </p>
      <ChangeList counts={preview.counts} changes={preview.changes} />
      {preview.issueCount > 0 && (
        <Notice tone="warn" title={t('codeLists.importIssues', { count: preview.issueCount })}>
          <ul>
            {preview.issues.slice(0, 20).map(({ row, issue }) => (
              <li key={`${row}${issue.code}${issue.path}`}>{t('codeLists.importIssue', { row, text: issueWords(words, issue) })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )
}

/** What is new in a list, kind by kind. */
export function ChangeList({ counts, changes }: { readonly counts: ChangeCounts; readonly changes: readonly RowChange[] }) {
  const { t } = useTranslation()
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => {
      const shown = changes.filter((change) => change.mark === kind).slice(0, 20)
      return (
        <details key={kind} className="cl-kind" open={counts[kind] <= 20}>
          <summary>{t(`codeLists.kind.${kind}`, { count: counts[kind] })}</summary>
          <ul>
            {shown.map((change) => (
              <ChangeLine key={(change.after ?? change.before)?.code} change={change} />
            ))}
            {counts[kind] > shown.length && (
              <li className="cl-muted">{t('codeLists.importMore', { count: counts[kind] - shown.length })}</li>
            )}
          </ul>
        </details>
      )
    })
}

function ChangeLine({ change: { before, after } }: { readonly change: RowChange }) {
  const titleOf = useColumnTitle()
  const item = after ?? before
  if (item === null) return null
  const columns = before === null || after === null ? [] : changedColumns(before, after)
  const parts = columns.map(
    (column) => `${titleOf(column)}: ${before && (cellText(before, column) || '—')} → ${after && (cellText(after, column) || '—')}`,
  )
  return (
    <li>
      <code>{item.code}</code> {item.name}
      {parts.length > 0 && <span className="cl-muted"> · {parts.join(' · ')}</span>}
    </li>
  )
}
