import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '#core/lib/result.ts'
import { Notice } from '#ui/notice.tsx'
import { CLOCK_WRONG, clockOffset } from '#workspace/clock-offset.ts'
import { useDesk } from '#workspace/desk.ts'
import { formatTime } from '#workspace/format-time.ts'
import { lastSync } from '#workspace/last-sync.ts'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'

const MINUTE = 60_000

/** When all was last exchanged, and whether this device's clock can be trusted. */
export function SyncFacts() {
  const { t } = useTranslation()
  const { api, clock } = useServices()
  const { vault, sync } = useDesk()
  const last = useSyncExternalStore(sync.subscribe, () => lastSync(localStorage, vault.userId))
  const { state } = useLoad(
    useCallback(async () => {
      const askedAt = clock.now()
      const about = await api.about()
      return ok(about.ok ? clockOffset(about.value.serverTime, askedAt, clock.now()) : null)
    }, [api, clock]),
  )
  const offset = state.kind === 'ready' ? state.value : null
  const minutes = Math.round(Math.abs(offset ?? 0) / MINUTE)
  const way = (offset ?? 0) > 0 ? 'clockAhead' : 'clockBehind'
  return (
    <section aria-labelledby="device-sync">
      <h2 id="device-sync">{t('syncCentre.title')}</h2>
      {offset !== null && Math.abs(offset) >= CLOCK_WRONG && (
        <Notice tone="danger" title={t(`syncCentre.${way}`, { count: minutes })}>
          {t('syncCentre.clockHelp')}
        </Notice>
      )}
      <dl>
        <dt>{t('syncCentre.last')}</dt>
        <dd>{last === null ? t('syncCentre.lastNever') : formatTime(last)}</dd>
        <dt>{t('syncCentre.clock')}</dt>
        <dd>
          {state.kind === 'ready' &&
            (offset === null
              ? t('syncCentre.clockUnknown')
              : minutes === 0
                ? t('syncCentre.clockRight')
                : t(`syncCentre.${way}`, { count: minutes }))}
        </dd>
      </dl>
    </section>
  )
}
