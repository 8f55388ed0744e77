import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionAct, VersionSummary } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { ActFields } from './act-fields.tsx'
import { ImpactLine } from './impact/impact-line.tsx'
import type { Impact } from './impact/use-impact.ts'
import { IssueList } from './issue-list.tsx'
import { isDangerous, makeAct, missingIn, movesRecords, type ActInput, type Missing } from './make-act.ts'
import { nameOfForm } from './name-of.ts'
import { useRequest } from '#workspace/use-request.ts'

interface ActDialogProps {
  readonly kind: VersionAct['kind']
  readonly summary: VersionSummary
  /** Null: there are no earlier records. */
  readonly impact: Impact | null
  readonly onClose: () => void
  readonly onDone: () => void
  /** What is to be known before. */
  readonly children?: ReactNode
}

/** One step in the life of a version: what it means, what the others need to know, and only then the step. */
export function ActDialog({ kind, summary, impact, onClose, onDone, children }: ActDialogProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { api } = useServices()
  const [input, setInput] = useState<ActInput>({ remark: '', dueOn: summary.dueOn ?? '', opensAt: '', firstUnits: null })
  const [missing, setMissing] = useState<readonly Missing[]>([])
  const { busy, error, run } = useRequest()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const found = missingIn(kind, input)
    setMissing(found)
    if (found[0] !== undefined) return document.getElementById(`act-${found[0]}`)?.focus()
    return void run(() => api.authoring.act(summary.key, summary.version, makeAct(kind, summary.hash, input)), onDone)
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
            {nameOfForm(summary, lang)} · {t('versions.number', { version: summary.version })}
          </strong>
        </p>
        <p>{t(`versions.actText.${kind}`)}</p>
        {children}
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
