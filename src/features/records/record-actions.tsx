import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpId } from '#core/lib/ids.ts'
import { Button } from '#ui/button.tsx'
import { useDesk } from '#workspace/desk.ts'
import { networkText } from '#workspace/failure-text.ts'
import { useGo } from '#workspace/go.tsx'
import { isClerkOf } from '#workspace/grants.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { AskErasure } from './erasure-part.tsx'
import type { OpenRecord } from './load-record.ts'
import { WithdrawButton } from './withdraw-button.tsx'

const closed: readonly string[] = ['withdrawn', 'cancelled', 'erased']

/** Nothing more happens to the record. */
export const isClosed = (state: string): boolean => closed.includes(state)

interface RecordActionsProps {
  readonly open: OpenRecord
  readonly onChanged: () => void
  readonly onPrint: () => void
}

/** What the reader may do with the record here. */
export function RecordActions({ open, onChanged, onPrint }: RecordActionsProps) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const go = useGo()
  const { record, form, message } = open
  const mayEdit = isClerkOf(vault.session(), form.definition.key, record.unitId) && !isClosed(record.state.kind)
  return (
    <>
      <Button icon="print" onClick={onPrint}>
        {t('records.print')}
      </Button>
      {open.mayWithdraw && !open.hasDraft && <WithdrawButton open={open} />}
      {/* A locked record waits in no inbox: from here the data owner gets to cancel it. */}
      {message?.actions.includes('cancel') && (
        <Button icon="eye" onClick={() => go({ kind: 'review-record', unitId: record.unitId, recordId: record.recordId })}>
          {t('review.openToDecide')}
        </Button>
      )}
      {message !== null && <AskErasure message={message} onChanged={onChanged} />}
      {mayEdit && <EditButton open={open} onChanged={onChanged} />}
    </>
  )
}

function EditButton({ open, onChanged }: { readonly open: OpenRecord; readonly onChanged: () => void }) {
  const { t } = useTranslation()
  const go = useGo()
  const { api, makeId } = useServices()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const { record, message, pending, hasDraft } = open
  // A returned record belongs to the unit: who did not send it takes it over first, and the server notes that.
  const takesOver = !hasDraft && message !== null && message.actions.includes('take-over')
  const edit = async () => {
    if (pending !== null) return go({ kind: 'sent', opId: pending.opId })
    if (takesOver) {
      setBusy(true)
      const answer = await api.decide(record.unitId, record.recordId, {
        opId: makeId<OpId>(),
        revision: record.revision,
        decision: { kind: 'take-over' },
      })
      setBusy(false)
      if (!answer.ok) {
        setError(networkText(t, answer.error))
        return onChanged()
      }
    }
    go({ kind: 'fill', recordId: record.recordId })
  }
  return (
    <>
      <Button look="primary" icon="edit" busy={busy} onClick={() => void edit()}>
        {t(hasDraft ? 'records.continueDraft' : takesOver ? 'records.takeOver' : 'records.edit')}
      </Button>
      {error !== null && <FailureNotice text={error} />}
    </>
  )
}
