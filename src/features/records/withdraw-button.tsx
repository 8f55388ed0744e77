import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { OpId } from '#core/lib/ids.ts'
import { hasRegister } from '#core/form/register-fields.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import { makeWithdrawal } from '#core/record/make-operation.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import type { OpenRecord } from './load-record.ts'

/** Takes the record back, after a question. Goes through the outbox, so it works without a network too. */
export function WithdrawButton({ open }: { readonly open: OpenRecord }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button icon="undo" onClick={() => setAsking(true)}>
        {t('records.withdraw')}
      </Button>
      {asking && <WithdrawDialog open={open} onClose={() => setAsking(false)} />}
    </>
  )
}

function WithdrawDialog({ open, onClose }: { readonly open: OpenRecord; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { vault, sync } = useDesk()
  const { clock, makeId } = useServices()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const needsWhy = hasRegister(open.form)
  const withdraw = async () => {
    const reason = cleanText(why)
    if (needsWhy && reason === '') {
      setMissing(true)
      return document.getElementById('withdraw-why')?.focus()
    }
    const now = clock.now()
    const moment = { opId: makeId<OpId>(), asOf: vietnamDay(now), now, offlineMs: sync.offlineMs() }
    const operation = makeWithdrawal(open.record, vault.userId, moment, reason)
    setBusy(true)
    const kept = await vault.submit(operation, open.record.title, now)
    setBusy(false)
    if (!kept.ok) return setError(storageText(t, kept.error))
    void sync.now()
    go({ kind: 'sent', opId: operation.opId })
  }
  return (
    <Dialog
      title={t('records.withdrawTitle')}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" icon="undo" busy={busy} onClick={() => void withdraw()}>
            {t('records.withdrawYes')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
        </>
      }
    >
      <p>{t('records.withdrawText')}</p>
      {needsWhy && (
        <WithdrawWhy
          missing={missing}
          onChange={(text) => {
            setWhy(text)
            setMissing(false)
          }}
        />
      )}
      {error !== null && <FailureNotice text={error} />}
    </Dialog>
  )
}

/** A record that stands in a registry book leaves it with a reason only. */
function WithdrawWhy({ missing, onChange }: { readonly missing: boolean; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation()
  return (
    <Field
      id="withdraw-why"
      label={t('records.withdrawWhy')}
      help={t('records.withdrawWhyHelp')}
      error={missing ? t('records.withdrawNeedsWhy') : null}
      required
    >
      <TextArea
        id="withdraw-why"
        maxLength={1000}
        aria-describedby={describedBy('withdraw-why', { help: true, error: missing })}
        invalid={missing}
        defaultValue=""
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
