import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import { awaitedAside } from '#core/record/awaited-aside.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { FailureNotice } from './load-states.tsx'
import { useDecision } from './use-decision.ts'

interface LostFilesProps {
  readonly message: RecordMessage
  readonly onChanged: () => void
}

/** For who may say that files which are only kept aside will never come, so that the record waits for them no longer. */
export function LostFiles(props: LostFilesProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (!props.message.actions.includes('give-up-files')) return null
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {t('records.lost.open')}
      </Button>
      {asking && <LostDialog {...props} onClose={() => setAsking(false)} />}
    </>
  )
}

function LostDialog({ message, onChanged, onClose }: LostFilesProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [why, setWhy] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { decide, busy, error } = useDecision(message, onChanged)
  const files = awaitedAside(
    message.revisions.map(({ orphans }) => orphans),
    message.summary.awaitingFiles ?? [],
  )
  const send = async () => {
    const comment = cleanText(why)
    setMissing(comment === '')
    if (comment === '') return document.getElementById('lost-why')?.focus()
    const done = await decide({ kind: 'give-up-files', files: [...new Set(files.map(({ sha256 }) => sha256))], comment })
    if (done === null) return
    onClose()
    onChanged()
  }
  return (
    <Dialog
      title={t('records.lost.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('records.lost.wait')}</Button>
          <Button look="danger" busy={busy} onClick={() => void send()}>
            {t('records.lost.yes')}
          </Button>
        </>
      }
    >
      <p>{t('records.lost.text')}</p>
      <ul>
        {files.map(({ sha256, name }) => (
          <li key={`${sha256} ${name}`}>{name}</li>
        ))}
      </ul>
      <Field
        id="lost-why"
        label={t('records.lost.why')}
        help={t('records.lost.whyHelp')}
        error={isMissing ? t('records.lost.needsWhy') : null}
        required
      >
        <TextArea
          id="lost-why"
          maxLength={2000}
          aria-describedby={describedBy('lost-why', { help: true, error: isMissing })}
          invalid={isMissing}
          defaultValue=""
          onChange={(event) => {
            setWhy(event.target.value)
            setMissing(false)
          }}
        />
      </Field>
      {error !== null && <FailureNotice text={error} />}
    </Dialog>
  )
}
