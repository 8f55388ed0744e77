import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordMessage } from '#core/protocol/records.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import type { Decide } from '#workspace/use-decision.ts'

interface CancelButtonProps {
  readonly message: RecordMessage
  readonly decision: Pick<Decide, 'busy' | 'error'>
  readonly onCancel: (comment: string) => void
}

/** For who may end an approved or locked record: a question first, which asks why. */
export function CancelButton(props: CancelButtonProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (!props.message.actions.includes('cancel')) return null
  return (
    <>
      <Button look="quiet" className="review-cancel" onClick={() => setAsking(true)}>
        {t('review.cancel')}
      </Button>
      {asking && <CancelDialog {...props} onClose={() => setAsking(false)} />}
    </>
  )
}

function CancelDialog({ message, decision, onCancel, onClose }: CancelButtonProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const send = () => {
    const comment = cleanText(why)
    setMissing(comment === '')
    if (comment === '') document.getElementById('cancel-why')?.focus()
    else onCancel(comment)
  }
  return (
    <Dialog
      title={t('review.cancelTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('review.cancelKeep')}</Button>
          <Button look="danger" busy={decision.busy} onClick={send}>
            {t('review.cancel')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{message.summary.title}</strong>
      </p>
      <p>{t('review.cancelText')}</p>
      <Field
        id="cancel-why"
        label={t('review.cancelWhy')}
        help={t('review.cancelWhyHelp')}
        error={missing ? t('review.cancelNeedsWhy') : null}
        required
      >
        <TextArea
          id="cancel-why"
          maxLength={2000}
          aria-describedby={describedBy('cancel-why', { help: true, error: missing })}
          invalid={missing}
          defaultValue=""
          onChange={(event) => {
            setWhy(event.target.value)
            setMissing(false)
          }}
        />
      </Field>
      {decision.error !== null && <FailureNotice text={decision.error} />}
    </Dialog>
  )
}
