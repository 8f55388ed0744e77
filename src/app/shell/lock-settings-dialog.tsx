import { useId, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useAppParts } from '../app-parts.ts'
import { IDLE_CHOICES } from '../session/idle-clock.ts'
import { PinSettings } from './pin-settings.tsx'

/** After how long this device locks for the person, and the PIN for locking it for a moment. */
export function LockSettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { session, idleClock } = useAppParts()
  const clock = useMemo(() => idleClock(vault.userId), [idleClock, vault])
  const [minutes, setMinutes] = useState<number>(clock.minutes())
  const id = useId()
  const hasPin = useSyncExternalStore(session.quick.subscribe, session.quick.holder) === vault.userId
  const choose = (value: string) => {
    const chosen = IDLE_CHOICES.find((each) => String(each) === value)
    if (chosen === undefined) return
    clock.setMinutes(chosen)
    setMinutes(chosen)
  }
  return (
    <Dialog title={t('lock.settings')} onClose={onClose}>
      <div className="sign-in-form">
        <Field id={id} label={t('lock.minutes')} help={t('lock.minutesHelp')}>
          <Select
            id={id}
            value={String(minutes)}
            aria-describedby={`${id}-help`}
            onChange={(event) => choose(event.target.value)}
            items={IDLE_CHOICES.map((each) => ({ value: String(each), label: t('lock.minutesChoice', { count: each }) }))}
          />
        </Field>
        <section aria-labelledby={`${id}-pin`}>
          <h3 id={`${id}-pin`}>{t('lock.pin')}</h3>
          {hasPin ? (
            <Notice
              tone="good"
              live
              actions={
                <Button small onClick={session.quick.dropPin}>
                  {t('lock.pinDrop')}
                </Button>
              }
            >
              {t('lock.pinSet')}
            </Notice>
          ) : (
            <PinSettings />
          )}
        </section>
      </div>
    </Dialog>
  )
}
