import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/icon.tsx'
import type { IconName } from '#ui/icon-paths.ts'
import { networkText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import type { Kept, KeptWork } from './use-kept-work.ts'

const icons: Readonly<Record<Kept['kind'], IconName>> = {
  sent: 'cloud-check',
  changed: 'device',
  sending: 'sync',
  here: 'cloud-off',
  unkept: 'error',
}

/** Where the work lies, as one would say it on the phone. */
export function KeptLine({ work: { kept } }: { readonly work: KeptWork }) {
  const { t } = useTranslation()
  const words = (): string => {
    if (kept.kind === 'here') return `${t('builder.kept.here')} ${kept.failure === null ? '' : networkText(t, kept.failure)}`
    if (kept.kind === 'sent' && kept.at !== null) return t('builder.kept.sentAt', { time: formatTime(kept.at) })
    return t(`builder.kept.${kept.kind}`)
  }
  return (
    <p className="bd-kept" role="status">
      <Icon name={icons[kept.kind]} size={18} /> <span>{words()}</span>
    </p>
  )
}
