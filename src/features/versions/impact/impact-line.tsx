import { useTranslation } from 'react-i18next'
import { formatTime } from '#workspace/format-time.ts'
import { freshReport, type Impact } from './use-impact.ts'

/** The report in one sentence, before somebody decides on what it tells. */
export function ImpactLine({ impact, hash }: { readonly impact: Impact; readonly hash: string }) {
  const { t } = useTranslation()
  const report = freshReport(impact, hash)
  if (report === null) return <p className="versions-muted">{t('impact.summaryNone')}</p>
  const { losing, failing, deciding, untouched } = report
  return <p>{t('impact.summary', { at: formatTime(report.finishedAt ?? report.startedAt), losing, failing, deciding, untouched })}</p>
}
