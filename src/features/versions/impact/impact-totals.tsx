import { useTranslation } from 'react-i18next'
import type { ImpactReport } from '#core/protocol/impact.ts'

/** Records, each counted once in each figure. */
export function ImpactTotals({ report }: { readonly report: ImpactReport }) {
  const { t } = useTranslation()
  return (
    <dl className="impact-totals">
      {(['losing', 'failing', 'deciding', 'untouched'] as const).map((kind) => (
        <div key={kind} data-kind={kind} data-none={report[kind] === 0 || undefined}>
          <dt>{t(`impact.${kind}`)}</dt>
          <dd>{report[kind]}</dd>
        </div>
      ))}
    </dl>
  )
}
