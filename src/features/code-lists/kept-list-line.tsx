import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/icon.tsx'
import type { IconName } from '#ui/icon-paths.ts'
import { networkText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import type { KeptList } from './list-keeper.ts'

const icons: Readonly<Record<KeptList['kind'], IconName>> = {
  same: 'cloud-check',
  sentAt: 'cloud-check',
  changed: 'device',
  here: 'device',
  faulty: 'warning',
  sending: 'sync',
  failed: 'cloud-off',
  unkept: 'error',
}

/** Where the work lies, as one would say it on the phone. */
export function KeptListLine({ kept }: { readonly kept: KeptList }) {
  const { t } = useTranslation()
  const words = (): string => {
    switch (kept.kind) {
      case 'sentAt':
        return t('codeLists.kept.sentAt', { time: formatTime(kept.at) })
      case 'faulty':
        return t('codeLists.kept.faulty', { count: kept.count })
      case 'failed':
        return `${t('codeLists.kept.failed')} ${networkText(t, kept.failure)}`
      default:
        return t(`codeLists.kept.${kept.kind}`)
    }
  }
  return (
    <span className="cl-kept" role="status">
      <Icon name={icons[kept.kind]} size={18} /> <span>{words()}</span>
    </span>
  )
}
