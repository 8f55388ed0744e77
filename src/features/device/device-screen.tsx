import { useTranslation } from 'react-i18next'
import { PageHeader } from '#ui/page-header.tsx'
import { PeopleHere } from './people-here.tsx'
import { StorageFacts } from './storage-facts.tsx'
import { SyncFacts } from './sync-facts.tsx'
import { SyncLog } from './sync-log.tsx'
import { VersionFacts } from './version-facts.tsx'
import { WaitingPart } from './waiting-part.tsx'
import './device.css'

/** What support asks for: how safe the work on this device is, which versions run, what was exchanged. */
export function DeviceScreen() {
  const { t } = useTranslation()
  return (
    <div className="device">
      <PageHeader title={t('device.title')}>{t('device.lead')}</PageHeader>
      <WaitingPart />
      <div className="device-facts">
        <SyncFacts />
        <StorageFacts />
        <VersionFacts />
        <PeopleHere />
      </div>
      <SyncLog />
    </div>
  )
}
