import { useTranslation } from 'react-i18next'
import { formatDate, vietnamDay } from '#core/lib/calendar.ts'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { Icon } from '#ui/icon.tsx'
import { useServices } from '#workspace/services.ts'

/** The day by which whoever is waited for should act; one that has passed says so. */
export function DueDay({ summary: { dueOn } }: { readonly summary: Pick<VersionSummary, 'dueOn'> }) {
  const { t } = useTranslation()
  const { clock } = useServices()
  if (dueOn === null) return null
  const isOver = dueOn < vietnamDay(clock.now())
  const day = formatDate(dueOn)
  return (
    <span className="versions-due" data-over={isOver || undefined}>
      <Icon name={isOver ? 'warning' : 'calendar'} size={16} /> {t(isOver ? 'rollout.overdue' : 'versions.dueOn', { day })}
    </span>
  )
}
