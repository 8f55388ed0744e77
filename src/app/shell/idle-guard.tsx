import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useAppParts } from '../app-parts.ts'
import { useIdle } from '../session/use-idle.ts'
import './idle-guard.css'

/** Told to people who hear the screen at these seconds, not at each. */
const SAID_AT = [10, 30, 60]

/** Locks a device that nobody uses: says so before, stores what is typed, then drops the key. */
export function IdleGuard() {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { session, saveWork, idleClock } = useAppParts()
  const clock = useMemo(() => idleClock(vault.userId), [idleClock, vault])
  const seconds = useIdle(clock, () => {
    void saveWork().then(session.lock)
  })
  if (seconds === null) return null
  const said = SAID_AT.find((each) => seconds <= each) ?? seconds
  return (
    <Dialog
      title={t('lock.idleTitle')}
      // Any key and any click is the answer (use-idle).
      onClose={() => undefined}
      actions={<Button look="primary">{t('lock.idleStay')}</Button>}
    >
      <p>
        {t('lock.idleText')} <strong>{t('lock.idleAnswer')}</strong>
      </p>
      <p className="idle-count" aria-hidden="true">
        {seconds}
      </p>
      <p className="ph-hidden" role="alert">
        {t('lock.idleLeft', { count: said })}
      </p>
    </Dialog>
  )
}
