import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import type { SaveFailure } from '#workspace/device-bug.ts'
import { formatTime } from '#workspace/format-time.ts'
import { storageText } from '#workspace/failure-text.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import type { SaveState } from './autosave.ts'
import { CheckLine } from './check-line.tsx'
import type { CheckOutcome } from './check-outcome.ts'

export interface FillFootProps {
  readonly saved: SaveState<SaveFailure>
  readonly outcome: CheckOutcome
  readonly isNew: boolean
  readonly onRetry: () => void
  readonly onSubmit: () => void
  readonly onStop: () => void
  readonly onLeave: () => void
}

/** Always in sight: whether the text is kept, what the check found, and the one next step. */
export function FillFoot({ saved, outcome, isNew, onRetry, onSubmit, onStop, onLeave }: FillFootProps) {
  const { t } = useTranslation()
  return (
    <footer className="fill-foot ph-no-print">
      {saved.kind === 'failed' && <FailureNotice text={storageText(t, saved.failure)} onRetry={onRetry} />}
      {outcome.kind === 'message' && <FailureNotice text={outcome.text} />}
      <div className="fill-foot-line">
        <SavedWord saved={saved} />
        <CheckWord outcome={outcome} />
        {outcome.kind === 'checking' && <CheckLine progress={outcome.progress} onStop={onStop} />}
        <span className="fill-foot-actions">
          <Button look="quiet" onClick={onLeave}>
            {t('fill.leave')}
          </Button>
          <Button look="primary" icon="send" busy={outcome.kind === 'checking'} onClick={onSubmit} aria-keyshortcuts="Control+Enter">
            {t(outcome.kind === 'checking' ? 'fill.checking' : isNew ? 'fill.submit' : 'fill.submitChange')}
          </Button>
        </span>
      </div>
    </footer>
  )
}

function SavedWord({ saved }: { readonly saved: SaveState<SaveFailure> }) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const time = saved.kind === 'saved' ? formatTime(saved.at, clock.now()) : ''
  return (
    <span className="fill-saved" data-kind={saved.kind}>
      <Icon name={saved.kind === 'saved' ? 'check-circle' : saved.kind === 'failed' ? 'error' : 'device'} size={18} />
      <span role="status">{t(`fill.save.${saved.kind}`, { time })}</span>
    </span>
  )
}

function CheckWord({ outcome }: { readonly outcome: CheckOutcome }) {
  const { t } = useTranslation()
  if (outcome.kind !== 'checked') return null
  const good = outcome.errors === 0 && outcome.warnings === 0
  return (
    <span className="fill-check" data-good={good}>
      <Icon name={good ? 'check' : 'warning'} size={18} />
      <span role="status">
        {good && t('fill.check.none')}
        {outcome.errors > 0 && t('fill.check.errors', { count: outcome.errors })}
        {outcome.errors > 0 && outcome.warnings > 0 && ', '}
        {outcome.warnings > 0 && t('fill.check.warnings', { count: outcome.warnings })}
      </span>
    </span>
  )
}
