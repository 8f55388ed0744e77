import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '#core/lib/result.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useDesk } from '#workspace/desk.ts'
import { formatTime } from '#workspace/format-time.ts'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { formatBytes } from './format-bytes.ts'

const THREE_DAYS = 3 * 86_400_000

/** Whether the browser promised to keep the data, how much room there is, and how long something has waited to be sent. */
export function StorageFacts() {
  const { t } = useTranslation()
  const { storage, clock } = useServices()
  const { vault } = useDesk()
  const [refused, setRefused] = useState(false)
  const { state, reload } = useLoad(
    useCallback(async () => {
      const [estimate, standing] = await Promise.all([storage.estimate(), vault.standing()])
      return ok({ estimate, oldest: standing.ok ? standing.value.oldest : null })
    }, [storage, vault]),
  )
  if (state.kind !== 'ready') return null
  const { estimate, oldest } = state.value
  const ask = async () => {
    setRefused(!(await storage.persist()))
    reload()
  }
  return (
    <section aria-labelledby="device-storage">
      <h2 id="device-storage">{t('device.storage')}</h2>
      {estimate?.looksPrivate === true && <Notice tone="warn">{t('device.privateWindow')}</Notice>}
      {oldest !== null && (
        <Notice tone={clock.now() - oldest > THREE_DAYS ? 'danger' : 'info'}>
          {t(clock.now() - oldest > THREE_DAYS ? 'device.oldestWarn' : 'device.oldest', { time: formatTime(oldest) })}
        </Notice>
      )}
      <dl>
        <dt>{t('device.persisted')}</dt>
        <dd>
          {t(estimate?.persisted === true ? 'device.persistedYes' : 'device.persistedNo')}
          {estimate?.persisted !== true && (
            <Button small onClick={() => void ask()}>
              {t('device.persistAsk')}
            </Button>
          )}
          {refused && <p role="status">{t('device.persistRefused')}</p>}
        </dd>
        {estimate !== null && (
          <>
            <dt>{t('device.quota')}</dt>
            <dd>{t('device.quotaUsed', { used: formatBytes(estimate.usage), total: formatBytes(estimate.quota) })}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
