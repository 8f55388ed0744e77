import { useTranslation } from 'react-i18next'
import type { RevisionMessage } from '#core/protocol/records.ts'
import { formWords } from '#renderer/form-words.ts'
import { useLang } from '#workspace/lang.ts'
import type { ReviewedRecord } from './review-screen.tsx'

interface ReasonListProps {
  readonly reviewed: ReviewedRecord
  readonly reasons: RevisionMessage['reasons']
  readonly warnings: RevisionMessage['warnings']
}

/** Why the clerk passed warnings, and those that only the server could see: the reviewer judges them. */
export function ReasonList({ reviewed, reasons, warnings }: ReasonListProps) {
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
        {warnings.map(({ path, params }) => {
          const rule = String(params['ruleId'])
          return (
            <div key={`${rule} ${path}`}>
              <dt>{words.rule(rule) ?? rule}</dt>
              <dd>{t('review.unexplained')}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
