import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordStateKind } from '#core/record/record-state.ts'
import { Button } from '#ui/button.tsx'

export interface ReviewBarProps {
  readonly actions: readonly string[]
  /** What somebody else has to do, because this is the reader's own work. */
  readonly withheld: readonly string[]
  readonly state: RecordStateKind
  readonly busy: boolean
  readonly onApprove: () => void
  readonly onReturn: () => void
  readonly onLeave: () => void
  /** What is rarely done, beside the way back. */
  readonly children?: ReactNode
}

/** The decision, always in reach. The data owner's approval of an approved record locks it, and the button says so. */
export function ReviewBar({ actions, withheld, state, busy, onApprove, onReturn, onLeave, children }: ReviewBarProps) {
  const { t } = useTranslation()
  const decides = actions.includes('approve') || actions.includes('return') || actions.includes('accept-correction')
  return (
    <footer className="review-bar ph-no-print">
      <span>{withheld.length > 0 ? t('review.ownWork') : decides ? '' : t('review.nothingToDo')}</span>
      <Button look="quiet" icon="left" onClick={onLeave}>
        {t('shell.back')}
      </Button>
      {children}
      {actions.includes('return') && (
        <Button icon="returned" onClick={onReturn} aria-keyshortcuts="R">
          {t('review.return')}
        </Button>
      )}
      {actions.includes('approve') && (
        <Button look="primary" icon={state === 'approved' ? 'lock' : 'check'} busy={busy} onClick={onApprove} aria-keyshortcuts="A">
          {t(state === 'approved' ? 'review.lock' : 'review.approve')}
        </Button>
      )}
    </footer>
  )
}
