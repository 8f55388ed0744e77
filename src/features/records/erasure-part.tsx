import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { ErasureMessage, RecordMessage } from '#core/protocol/records.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { formatTime } from '#workspace/format-time.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useDecision } from '#workspace/use-decision.ts'

interface ErasurePartProps {
  readonly message: RecordMessage
  readonly onChanged: () => void
}

/** What became of a request to erase the record by law. */
export function ErasureNotice({ erasure }: { readonly erasure: ErasureMessage }) {
  const { t } = useTranslation()
  const { status, requesterName: requester, deciderName, reason, basis } = erasure
  const decider = deciderName ?? ''
  const decidedAt = formatTime(erasure.decidedAt ?? erasure.requestedAt)
  const words = {
    requested: () => t('access.requested', { name: requester, time: formatTime(erasure.requestedAt) }),
    confirmed: () => t('access.erased', { requester, decider, time: decidedAt }),
    refused: () => t('access.refused', { decider, time: decidedAt }),
  }
  return (
    <Notice tone={status === 'refused' ? 'info' : 'warn'} icon="trash" title={words[status]()}>
      {t('access.why', { reason, basis })}
    </Notice>
  )
}

/** For the unit's data owner: asks for an ended or locked record to be erased; a second person carries it out. */
export function AskErasure({ message, onChanged }: ErasurePartProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (!message.actions.includes('request-erasure')) return null
  return (
    <>
      <Button icon="trash" look="quiet" onClick={() => setAsking(true)}>
        {t('access.erase')}
      </Button>
      {asking && <AskDialog message={message} onChanged={onChanged} onClose={() => setAsking(false)} />}
    </>
  )
}

const MIN_REASON = 10
const MIN_BASIS = 3

function AskDialog({ message, onChanged, onClose }: ErasurePartProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { decide, busy, error } = useDecision(message, onChanged)
  const [reason, setReason] = useState('')
  const [basis, setBasis] = useState('')
  const [checked, setChecked] = useState(false)
  const wanted = { reason: cleanText(reason), basis: cleanText(basis) }
  const isShort = wanted.reason.length < MIN_REASON
  const isBare = wanted.basis.length < MIN_BASIS
  const send = async () => {
    setChecked(true)
    if (isShort || isBare) return document.getElementById(isShort ? 'erase-reason' : 'erase-basis')?.focus()
    if ((await decide({ kind: 'request-erasure', ...wanted })) === null) return
    onClose()
    onChanged()
  }
  return (
    <Dialog
      title={t('access.eraseTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('access.keep')}</Button>
          <Button look="danger" busy={busy} onClick={() => void send()}>
            {t('access.eraseSend')}
          </Button>
        </>
      }
    >
      <p>{t('access.eraseText')}</p>
      <Wanted
        id="erase-reason"
        label={t('access.eraseReason')}
        help={t('access.eraseReasonHelp')}
        error={checked && isShort ? t('access.eraseReasonShort') : null}
        maxLength={2000}
        onChange={setReason}
      />
      <Wanted
        id="erase-basis"
        label={t('access.eraseBasis')}
        help={t('access.eraseBasisHelp')}
        error={checked && isBare ? t('access.eraseBasisMissing') : null}
        maxLength={500}
        onChange={setBasis}
      />
      {error !== null && <FailureNotice text={error} />}
    </Dialog>
  )
}

interface WantedProps {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly error: string | null
  readonly maxLength: number
  readonly onChange: (text: string) => void
}

const Wanted = ({ id, label, help, error, maxLength, onChange }: WantedProps) => (
  <Field id={id} label={label} help={help} error={error} required>
    <TextArea
      id={id}
      maxLength={maxLength}
      aria-describedby={describedBy(id, { help: true, error: error !== null })}
      invalid={error !== null}
      defaultValue=""
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)
