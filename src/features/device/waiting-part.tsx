import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '#core/lib/result.ts'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useVault } from '#workspace/use-vault.ts'
import { waitingLines } from './waiting-lines.ts'

const kinds = ['outbox'] as const
const SHOWN = 50
/** Enough for as many records; a device may hold thousands. */
const READ = 200

/** Which records are not on the server yet, and what waits for what. */
export function WaitingPart() {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { state, reload } = useVault(
    useCallback(async () => {
      const [outbox, files] = await Promise.all([vault.outbox(READ), vault.pendingFiles()])
      if (!outbox.ok) return outbox
      if (!files.ok) return files
      return ok(waitingLines(outbox.value, files.value))
    }, [vault]),
    kinds,
  )
  const lines = state.kind === 'ready' ? state.value : []
  return (
    <section aria-labelledby="device-waiting" className="device-waiting">
      <h2 id="device-waiting">{t('syncCentre.waiting')}</h2>
      {state.kind === 'failed' && <FailureNotice text={storageText(t, state.error)} onRetry={reload} />}
      {state.kind === 'ready' && lines.length === 0 && <p>{t('syncCentre.waitingNone')}</p>}
      <ul>
        {lines.slice(0, SHOWN).map(({ recordId, title, opId, steps }) => (
          <li key={recordId}>
            {opId === null ? (
              <PlaceLink to={{ kind: 'work' }}>{title === '' ? t('fill.untitled') : title}</PlaceLink>
            ) : (
              <PlaceLink to={{ kind: 'sent', opId }}>{title === '' ? t('fill.untitled') : title}</PlaceLink>
            )}
            <ol>
              {steps.map(({ key, count }) => (
                <li key={key} data-stopped={key === 'opStopped' || key === 'filesStopped'}>
                  {t(`syncCentre.${key}`, { count })}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
      {lines.length > SHOWN && <p>{t('syncCentre.more', { count: SHOWN })}</p>}
    </section>
  )
}
