import { useTranslation } from 'react-i18next'
import { useDesk } from '#workspace/desk.ts'
import { formatTime } from '#workspace/format-time.ts'
import { unitName } from '#workspace/grants.ts'
import { QrCode } from '#workspace/qr-code.tsx'
import { receiptLink } from '#workspace/receipt-link.ts'
import type { OpenRecord } from './load-record.ts'
import { RecordHistory } from './record-history.tsx'

/** Receipt with its QR code, who sent it, and the revisions. On paper this stands at the top. */
export function RecordFacts({ open }: { readonly open: OpenRecord }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { record, message } = open
  const unit = unitName(vault.session(), record.unitId) || message?.summary.unitName || ''
  return (
    <section className="record-facts">
      {record.receipt !== '' && <QrCode text={receiptLink(location.origin, record.receipt)} label={t('records.qr')} size={104} />}
      <dl>
        <div>
          <dt>{t('records.receipt')}</dt>
          <dd>{record.receipt === '' ? t('records.receiptLater') : <strong>{record.receipt}</strong>}</dd>
        </div>
        <div>
          <dt>{t('records.unit')}</dt>
          <dd>{unit}</dd>
        </div>
        <div>
          <dt>{t('records.author')}</dt>
          <dd>{record.authorName}</dd>
        </div>
        <div>
          <dt>{t('records.changedAt')}</dt>
          <dd>
            {formatTime(record.changedAt)} · {t('records.revision', { revision: record.revision })}
          </dd>
        </div>
      </dl>
      <RecordHistory open={open} />
    </section>
  )
}
