import { useTranslation } from 'react-i18next'
import { StatePill } from '#ui/state-pill.tsx'
import { statusLook, type StatusKind } from './record-state-look.ts'

export function StatusPill({ status }: { readonly status: StatusKind }) {
  const { t } = useTranslation()
  const look = statusLook[status]
  return <StatePill tone={look.tone} icon={look.icon} word={t(`status.${status}`)} />
}
