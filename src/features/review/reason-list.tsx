import { useTranslation } from 'react-i18next'
import type { RevisionMessage } from '#core/protocol/records.ts'
import { formWords } from '#renderer/form-words.ts'
import { useLang } from '#workspace/lang.ts'
import type { ReviewedRecord } from './review-screen.tsx'

/** Why the clerk passed warnings: the reviewer judges them. */
export function ReasonList({ reviewed, reasons }: { readonly reviewed: ReviewedRecord; readonly reasons: RevisionMessage['reasons'] }) {
  const { t } = useTranslation()
  const words = formWords(reviewed.form, useLang())
  return (
    <section className="review-reasons">
      <h2>{t('review.reasons')}</h2>
      <dl>
        {reasons.map((reason) => (
          <div key={`${reason.ruleId} ${reason.at}`}>
            <dt>{words.rule(reason.ruleId) ?? reason.ruleId}</dt>
            <dd>{reason.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
