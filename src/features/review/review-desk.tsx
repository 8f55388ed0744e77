import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createInstance } from '#core/form/instance.ts'
import { FormView } from '#renderer/form-view.tsx'
import { formWords } from '#renderer/form-words.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { formatTime } from '#workspace/format-time.ts'
import { useGo } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { StatusPill } from '#workspace/status-pill.tsx'
import { CorrectionPanel } from './correction-panel.tsx'
import { ReasonList } from './reason-list.tsx'
import { ReturnPanel } from './return-panel.tsx'
import { ReviewConflicts } from './review-conflicts.tsx'
import { ReviewBar } from './review-bar.tsx'
import type { ReviewedRecord } from './review-screen.tsx'
import { useDecision, type Decision } from '#workspace/use-decision.ts'
import { useRemarks } from './use-remarks.tsx'
import { useReviewKeys } from './use-review-keys.ts'

/** The record to read with what changed marked, remarks gathered at the fields, and the decision at the foot. */
export function ReviewDesk({ reviewed, onChanged }: { readonly reviewed: ReviewedRecord; readonly onChanged: () => void }) {
  const lang = useLang()
  const go = useGo()
  const { message, form, context } = reviewed
  const instance = useMemo(() => createInstance(form, message.values, context), [form, message, context])
  const decision = useDecision(message, onChanged)
  const { actions, summary, revisions } = message
  const [newest, before] = revisions

  const run = async (wanted: Decision) => {
    if ((await decision.decide(wanted)) !== null) go({ kind: 'review' })
  }
  const canReturn = actions.includes('return')
  const { remarks, setRemarks, begin, commentButton } = useRemarks()
  useReviewKeys({
    approve: () => void (actions.includes('approve') && remarks === null && run({ kind: 'approve' })),
    sendBack: () => void (canReturn && remarks === null && begin()),
    leave: () => (remarks === null ? go({ kind: 'review' }) : setRemarks(null)),
  })
  return (
    <div className="review">
      <ReviewHeader reviewed={reviewed} />
      {decision.error !== null && <FailureNotice text={decision.error} />}
      <ReviewConflicts reviewed={reviewed} decision={decision} onChanged={onChanged} />
      {message.correction !== null && <CorrectionPanel reviewed={reviewed} busy={decision.busy} onDecide={(wanted) => void run(wanted)} />}
      {newest !== undefined && newest.reasons.length + newest.warnings.length > 0 && (
        <ReasonList reviewed={reviewed} reasons={newest.reasons} warnings={newest.warnings} />
      )}
      <FormView
        key={summary.revision}
        instance={instance}
        mode="read"
        lang={lang}
        formContext={context}
        comments={message.comments}
        {...(before !== undefined && newest !== undefined && { changed: newest.changed, before: before.values })}
        {...(canReturn && { fieldAction: commentButton })}
      />
      {remarks !== null && (
        <ReturnPanel
          remarks={remarks}
          busy={decision.busy}
          onChange={setRemarks}
          onCancel={() => setRemarks(null)}
          onSend={(comments) => void run({ kind: 'return', comments })}
        />
      )}
      {remarks === null && (
        <ReviewBar
          actions={actions}
          withheld={message.withheld}
          state={summary.state.kind}
          busy={decision.busy}
          onApprove={() => void run({ kind: 'approve' })}
          onReturn={() => begin()}
          onLeave={() => go({ kind: 'review' })}
        />
      )}
    </div>
  )
}

function ReviewHeader({ reviewed }: { readonly reviewed: ReviewedRecord }) {
  const { t } = useTranslation()
  const lang = useLang()
  const { summary, revisions } = reviewed.message
  const [newest, before] = revisions
  return (
    <>
      <PageHeader
        title={summary.title}
        over={`${formWords(reviewed.form, lang).title()} · ${summary.unitName} · ${t('fill.receipt', { receipt: summary.receipt })}`}
      >
        <StatusPill status={summary.state.kind} /> {summary.authorName} · {formatTime(summary.changedAt)} ·{' '}
        {t('records.revision', { revision: summary.revision })}
      </PageHeader>
      <Notice tone="info" icon="eye">
        {before === undefined ? t('review.first') : t('review.changedMarks', { count: newest?.changed.length ?? 0 })}
      </Notice>
    </>
  )
}
