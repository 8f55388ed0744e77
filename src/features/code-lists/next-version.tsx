import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, formatDate, isIsoDate, vietnamDay } from '#core/lib/calendar.ts'
import type { AuthoredList } from '#core/protocol/authored-lists.ts'
import type { AuthoringApi } from '#network/authoring-api.ts'
import { Button } from '#ui/button.tsx'
import { DayInput } from '#ui/day-input.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useRequest } from '#workspace/use-request.ts'
import { startListDesk } from './desk/start-list-desk.ts'

interface NextVersionProps {
  readonly from: AuthoredList
  /** The newest version of the list, whose day the next one's is after. */
  readonly newest: AuthoredList
}

/** Begins the next version as a copy, for a day. */
export function NextVersion({ from, newest }: NextVersionProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button small icon="copy" onClick={() => setAsking(true)}>
        {t('codeLists.next')}
        <span className="ph-hidden">: {from.title}</span>
      </Button>
      {asking && <NextDialog from={from} newest={newest} onClose={() => setAsking(false)} />}
    </>
  )
}

/** Begins a version with the text of another one. */
async function copyTo(api: AuthoringApi, from: AuthoredList, day: string, effective: string) {
  const text = await api.list(from.key, from.version)
  if (!text.ok) return text
  const desk = startListDesk()
  await desk.open({ text: text.value, before: null })
  const next = await desk.next(day, effective)
  desk.stop()
  return await api.saveList(from.key, day, next, null)
}

function NextDialog({ from, newest, onClose }: NextVersionProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { api, clock } = useServices()
  const go = useGo()
  const today = vietnamDay(clock.now())
  const [day, setDay] = useState(newest.version < today ? today : addDays(newest.version, 1))
  const [effective, setEffective] = useState(day)
  const [isTried, setTried] = useState(false)
  const { busy, error, run } = useRequest()
  const [isLater, isReal] = [isIsoDate(day) && day > newest.version, isIsoDate(effective)]
  const [noDay, noEffective] = [isTried && !isLater, isTried && !isReal]
  const begin = () => {
    setTried(true)
    if (!isLater || !isReal) return
    void run(
      () => copyTo(api.authoring, from, day, effective),
      () => go({ kind: 'code-list', key: from.key, version: day }),
    )
  }
  return (
    <Dialog
      title={t('codeLists.next')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" busy={busy} onClick={begin}>
            {t('codeLists.create')}
          </Button>
        </>
      }
    >
      <div className="cl-fields">
        <p>
          <strong>{from.title}</strong>
        </p>
        <p>{t('codeLists.nextText', { version: formatDate(from.version) })}</p>
        <Field
          id="next-day"
          label={t('codeLists.issued')}
          error={noDay && t('codeLists.issuedWrong', { day: formatDate(newest.version) })}
          required
        >
          <DayInput id="next-day" value={day} invalid={noDay} aria-describedby={describedBy('next-day', { error: noDay })} onDay={setDay} />
        </Field>
        <EffectiveField id="next-effective" value={effective} isWrong={noEffective} onValue={setEffective} />
      </div>
      {error !== null && <FailureNotice text={error.text} />}
    </Dialog>
  )
}

interface EffectiveFieldProps {
  readonly id: string
  readonly value: string
  readonly isWrong?: boolean
  readonly onValue: (day: string) => void
  readonly onLeave?: () => void
}

/** From which day on devices offer the codes. */
export function EffectiveField({ id, value, isWrong = false, onValue, onLeave }: EffectiveFieldProps) {
  const { t } = useTranslation()
  return (
    <Field
      id={id}
      label={t('codeLists.effective')}
      help={t('codeLists.effectiveHelp')}
      error={isWrong && t('codeLists.effectiveWrong')}
      required
    >
      <DayInput
        id={id}
        value={value}
        invalid={isWrong}
        aria-describedby={describedBy(id, { help: true, error: isWrong })}
        onDay={onValue}
        onBlur={onLeave}
      />
    </Field>
  )
}
