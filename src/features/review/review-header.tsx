import { useTranslation } from 'react-i18next'
import { formWords } from '#renderer/form-words.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { formatTime } from '#workspace/format-time.ts'
import { useLang } from '#workspace/lang.ts'
import { LostFiles } from '#workspace/lost-files.tsx'
import { StatusPill } from '#workspace/status-pill.tsx'
import { TestMark } from '#workspace/test-mark.tsx'
import type { Marks } from './marks-of.ts'
import type { ReviewedRecord } from './review-screen.tsx'

interface ReviewHeaderProps {
  readonly reviewed: ReviewedRecord
  readonly marks: Marks
  readonly onChanged: () => void
}

/** Which record this is, and what its marks mean. */
export function ReviewHeader({ reviewed, marks, onChanged }: ReviewHeaderProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { summary } = reviewed.message
  const awaited = summary.awaitingFiles?.length ?? 0
  return (
    <>
      <PageHeader
        title={summary.title}
        over={`${formWords(reviewed.form, lang).title()} · ${summary.unitName}${summary.receipt === '' ? '' : ` · ${t('fill.receipt', { receipt: summary.receipt })}`}`}
      >
        <TestMark formKey={summary.formKey} />
        <StatusPill status={summary.state.kind} /> {summary.authorName} · {formatTime(summary.changedAt)} ·{' '}
        {t('records.revision', { revision: summary.revision })}
      </PageHeader>
      {awaited > 0 && (
        <Notice tone="warn" icon="upload" actions={<LostFiles message={reviewed.message} onChanged={onChanged} />}>
          {t('records.filesElsewhere', { count: awaited })}
        </Notice>
      )}
      <Notice tone="info" icon="eye">
        {t(marksText(marks), marks.kind === 'first' ? {} : { count: marks.changed.length, revision: marks.revision })}
      </Notice>
    </>
  )
}

function marksText(marks: Marks): string {
  if (marks.kind === 'first') return 'review.first'
  if (marks.kind === 'before') return 'review.changedMarks'
  return marks.changed.length === 0 ? 'review.sinceDecidedNone' : 'review.sinceDecided'
}
