import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionAct, VersionSummary } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { ImpactLine } from './impact/impact-line.tsx'
import type { Impact } from './impact/use-impact.ts'
import { IssueList } from './issue-list.tsx'
import { asksForStart, isDangerous, makeAct, movesRecords, needsRemark, type ActInput } from './make-act.ts'
import { useRequest } from './use-request.ts'

interface ActDialogProps {
  readonly kind: VersionAct['kind']
  readonly summary: VersionSummary
  /** Null: there are no earlier records. */
  readonly impact: Impact | null
  readonly onClose: () => void
  readonly onDone: () => void
}

/** One step in the life of a version: what it means, what the others need to know, and only then the step. */
export function ActDialog({ kind, summary, impact, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation()
  const { api } = useServices()
  const [input, setInput] = useState<ActInput>({ remark: '', dueOn: '', opensAt: '' })
  const [missing, setMissing] = useState(false)
  const { busy, error, run } = useRequest()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const act = makeAct(kind, summary.hash, input)
    setMissing(act === null)
    if (act === null) document.getElementById('act-remark')?.focus()
    else void run(() => api.authoring.act(summary.key, summary.version, act), onDone)
  }
  return (
    <Dialog
      title={t(`versions.act.${kind}`)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look={isDangerous(kind) ? 'danger' : 'primary'} type="submit" form="act" busy={busy}>
            {t(`versions.act.${kind}`)}
          </Button>
        </>
      }
    >
      <form id="act" className="versions-fields" noValidate onSubmit={send}>
        <p>
          <strong>
            {summary.title} · {t('versions.number', { version: summary.version })}
          </strong>
        </p>
        <p>{t(`versions.actText.${kind}`)}</p>
        {impact !== null && movesRecords(kind) && <ImpactLine impact={impact} hash={summary.hash} />}
        <ActFields kind={kind} input={input} missing={missing} onInput={setInput} />
      </form>
      {error !== null && (
        <FailureNotice text={error.text}>
          <IssueList issues={error.issues} />
        </FailureNotice>
      )}
    </Dialog>
  )
}

interface ActFieldsProps {
  readonly kind: VersionAct['kind']
  readonly input: ActInput
  readonly missing: boolean
  readonly onInput: (input: ActInput) => void
}

function ActFields({ kind, input, missing, onInput }: ActFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      {needsRemark(kind) && (
        <RemarkField label={t(`versions.remark.${kind}`)} missing={missing} onText={(remark) => onInput({ ...input, remark })} />
      )}
      {kind === 'submit' && (
        <Field id="act-due" label={t('versions.due')}>
          <TextInput id="act-due" type="date" value={input.dueOn} onChange={(event) => onInput({ ...input, dueOn: event.target.value })} />
        </Field>
      )}
      {asksForStart(kind) && (
        <Field id="act-start" label={t('versions.openAt')} help={t('versions.openAtHelp')}>
          <TextInput
            id="act-start"
            type="datetime-local"
            aria-describedby={describedBy('act-start', { help: true })}
            value={input.opensAt}
            onChange={(event) => onInput({ ...input, opensAt: event.target.value })}
          />
        </Field>
      )}
    </>
  )
}

interface RemarkFieldProps {
  readonly label: string
  readonly missing: boolean
  readonly onText: (text: string) => void
}

function RemarkField({ label, missing, onText }: RemarkFieldProps) {
  const { t } = useTranslation()
  return (
    <Field id="act-remark" label={label} error={missing && t('versions.remarkMissing')} required>
      <TextArea
        id="act-remark"
        maxLength={2000}
        aria-describedby={describedBy('act-remark', { error: missing })}
        invalid={missing}
        defaultValue=""
        onChange={(event) => onText(event.target.value)}
      />
    </Field>
  )
}
