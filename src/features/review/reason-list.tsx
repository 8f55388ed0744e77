import { useTranslation } from 'react-i18next'
import { formWords } from '#renderer/form-words.ts'
import { useLang } from '#workspace/lang.ts'
import type { ReviewedRecord } from './review-screen.tsx'

/** Why the clerk passed warnings, and those that only the server could see: the reviewer judges them. */
export function ReasonList({ reviewed }: { readonly reviewed: ReviewedRecord }) {
  const { t } = useTranslation()
  const words = formWords(reviewed.form, useLang())
  const { reasons, warnings } = reviewed.message.revisions[0] ?? { reasons: [], warnings: [] }
  if (reasons.length + warnings.length === 0) return null
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
              <dt>{words.ruleWith(rule, params['values']) ?? rule}</dt>
              <dd>{t('review.unexplained')}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
