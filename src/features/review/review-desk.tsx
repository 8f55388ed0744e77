import { useMemo, useState } from 'react'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { CancelButton } from './cancel-button.tsx'
import { CorrectionPanel } from './correction-panel.tsx'
import { LockDialog } from './lock-dialog.tsx'
import { marksOf } from './marks-of.ts'
import { ReasonList } from './reason-list.tsx'
import { ReturnPanel } from './return-panel.tsx'
import { ReviewBar } from './review-bar.tsx'
import { ReviewConflicts } from './review-conflicts.tsx'
import { ReviewHeader } from './review-header.tsx'
import type { ReviewedRecord } from './review-screen.tsx'
import { ReviewedForm } from './reviewed-form.tsx'
import { useDecision } from '#workspace/use-decision.ts'
import { useRemarks } from './use-remarks.tsx'
import { useReviewKeys } from './use-review-keys.ts'
import { useVerdict } from './use-verdict.ts'

/** The record to read with what changed marked, remarks gathered at the fields, and the decision at the foot. */
export function ReviewDesk({ reviewed, onChanged }: { readonly reviewed: ReviewedRecord; readonly onChanged: () => void }) {
  const go = useGo()
  const [locking, setLocking] = useState(false)
  const { message, form } = reviewed
  const decision = useDecision(message, onChanged)
  const { actions, summary } = message
  const marks = useMemo(() => marksOf(form, message), [form, message])

  const run = useVerdict(decision)
  const approve = () => (summary.state.kind === 'approved' ? setLocking(true) : void run({ kind: 'approve' }))
  const leave = () => go({ kind: 'review' })
  const canReturn = actions.includes('return')
  const { remarks, setRemarks, begin, commentButton } = useRemarks()
  useReviewKeys({
    approve: () => void (actions.includes('approve') && remarks === null && approve()),
    sendBack: () => void (canReturn && remarks === null && begin()),
    leave: () => (remarks === null ? leave() : setRemarks(null)),
  })
  return (
    <div className="review">
      <ReviewHeader reviewed={reviewed} marks={marks} onChanged={onChanged} />
      {decision.error !== null && <FailureNotice text={decision.error} />}
      <ReviewConflicts reviewed={reviewed} decision={decision} onChanged={onChanged} />
      {message.correction !== null && <CorrectionPanel reviewed={reviewed} busy={decision.busy} onDecide={(wanted) => void run(wanted)} />}
      <ReasonList reviewed={reviewed} />
      <ReviewedForm reviewed={reviewed} marks={marks} fieldAction={canReturn ? commentButton : null} />
      {locking && (
        <LockDialog
          title={summary.title}
          onClose={() => setLocking(false)}
          onLock={() => {
            setLocking(false)
            void run({ kind: 'approve' })
          }}
        />
      )}
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
          onApprove={approve}
          onReturn={() => begin()}
          onLeave={leave}
        >
          <CancelButton message={message} decision={decision} onCancel={(comment) => void run({ kind: 'cancel', comment })} />
        </ReviewBar>
      )}
    </div>
  )
}
