import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#ui/notice.tsx'
import { inAppBrowser, isAndroid, type BrowserSigns } from '#workspace/browser-kind.ts'
import { useServices } from '#workspace/services.ts'

export interface DoorNoticesProps {
  /** Nobody has signed in on this device yet. */
  readonly first: boolean
  readonly signs: BrowserSigns
}

const subscribe = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** What has to be known before anything is typed here: no network for a first sign-in, a place where work does not last. */
export function DoorNotices({ first, signs }: DoorNoticesProps) {
  const { t } = useTranslation()
  const { storage } = useServices()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const [isPrivate, setPrivate] = useState(false)
  useEffect(() => {
    void storage.estimate().then((estimate) => setPrivate(estimate?.looksPrivate === true))
  }, [storage])
  const app = inAppBrowser(signs)
  return (
    <>
      {first && !online && (
        <Notice tone="warn" icon="cloud-off" live title={t('door.offlineTitle')}>
          {t('door.offline')}
        </Notice>
      )}
      {app !== null && (
        <Notice tone="warn" title={t('door.inAppTitle', { app })}>
          <p>{t('door.inApp', { app })}</p>
          {isAndroid(signs) && <a href={chromeLink(location)}>{t('door.openChrome')}</a>}
        </Notice>
      )}
      {isPrivate && app === null && (
        <Notice tone="warn" title={t('door.privateTitle')}>
          {t('door.private')}
        </Notice>
      )}
    </>
  )
}

/** Android hands such an address to the browser that it names. */
const chromeLink = ({ host, pathname }: Location): string =>
  `intent://${host}${pathname}#Intent;scheme=https;package=com.android.chrome;end`
