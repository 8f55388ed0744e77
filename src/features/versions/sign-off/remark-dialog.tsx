import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useRequest } from '#workspace/use-request.ts'

export interface RemarkPlace {
  /** Null: the form as a whole. */
  readonly fieldId: string | null
  readonly label: string
}

interface RemarkDialogProps {
  readonly summary: VersionSummary
  readonly place: RemarkPlace
  readonly onClose: () => void
  readonly onSent: () => void
}

/** A remark at one field. */
export function RemarkDialog({ summary, place, onClose, onSent }: RemarkDialogProps) {
  const { t } = useTranslation()
  const { api, makeId } = useServices()
  // Sent again after a lost answer it is still one remark.
  const [commentId] = useState(() => makeId())
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const { busy, error, run } = useRequest()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const said = cleanText(text)
    setMissing(said === '')
    if (said === '') return document.getElementById('remark-text')?.focus()
    const remark = { commentId, fieldId: place.fieldId, text: said }
    return void run(() => api.authoring.comment(summary.key, summary.version, remark), onSent)
  }
  return (
    <Dialog
      title={`${t('versions.comment')}: ${place.label}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" type="submit" form="remark" busy={busy}>
            {t('versions.send')}
          </Button>
        </>
      }
    >
      <form id="remark" className="versions-fields" noValidate onSubmit={send}>
        <Field id="remark-text" label={t('signOff.remark')} error={missing && t('versions.commentMissing')} required>
          <TextArea
            id="remark-text"
            maxLength={2000}
            aria-describedby={describedBy('remark-text', { error: missing })}
            invalid={missing}
            defaultValue=""
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </form>
      {error !== null && <FailureNotice text={error.text} />}
    </Dialog>
  )
}
