import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import Value from 'typebox/value'
import { fieldType } from '#core/form/field-types/registry.ts'
import { rowsAt } from '#core/form/node-values.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { templateOf } from '#core/lib/record-path.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import { Changes } from '#core/record/operation.ts'
import { formWords } from '#renderer/form-words.ts'
import { placeLabel, type LabelSource } from '#renderer/place-label.ts'
import { Button } from '#ui/button.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { formatTime } from '#workspace/format-time.ts'
import { useLang } from '#workspace/lang.ts'
import type { ReviewedRecord } from './review-screen.tsx'
import type { Decision } from '#workspace/use-decision.ts'

export interface CorrectionPanelProps {
  readonly reviewed: ReviewedRecord
  readonly busy: boolean
  readonly onDecide: (decision: Decision) => void
}

/** A change asked for on a locked record: what is, what it should become, and the data owner's answer. */
export function CorrectionPanel({ reviewed, busy, onDecide }: CorrectionPanelProps) {
  const { t } = useTranslation()
  const { message } = reviewed
  const [why, setWhy] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const { correction } = message
  if (correction === null) return null
  const may = message.actions.includes('accept-correction')
  const write = (text: string | null) => {
    setWhy(text)
    setMissing(false)
  }
  const refuse = () => {
    const comment = cleanText(why ?? '')
    setMissing(comment === '')
    if (comment === '') document.getElementById('refuse-why')?.focus()
    else onDecide({ kind: 'refuse-correction', comment })
  }
  return (
    <Notice tone="warn" icon="comment" title={t('review.correction')}>
      <p>{t('review.correctionFrom', { name: correction.authorName, time: formatTime(correction.at) })}</p>
      {correction.why !== undefined && <p>{t('review.correctionWhy', { why: correction.why })}</p>}
      <ChangeTable reviewed={reviewed} changes={correction.changes} />
      {may && why === null && (
        <div className="review-return-actions">
          <Button onClick={() => write('')}>{t('review.refuseCorrection')}</Button>
          <Button look="primary" icon="check" busy={busy} onClick={() => onDecide({ kind: 'accept-correction' })}>
            {t('review.acceptCorrection')}
          </Button>
        </div>
      )}
      {may && why !== null && (
        <>
          <Field id="refuse-why" label={t('review.refuseWhy')} error={missing ? t('review.refuseNeedsWhy') : null} required>
            <TextArea
              id="refuse-why"
              rows={2}
              maxLength={2000}
              aria-describedby={describedBy('refuse-why', { error: missing })}
              invalid={missing}
              defaultValue=""
              onChange={(event) => write(event.target.value)}
            />
          </Field>
          <div className="review-return-actions">
            <Button look="quiet" onClick={() => write(null)}>
              {t('shell.cancel')}
            </Button>
            <Button look="danger" busy={busy} onClick={refuse}>
              {t('review.refuseCorrection')}
            </Button>
          </div>
        </>
      )}
    </Notice>
  )
}

function ChangeTable({ reviewed, changes }: { readonly reviewed: ReviewedRecord; readonly changes: unknown }) {
  const { t } = useTranslation()
  const lang = useLang()
  const { form, context, message } = reviewed
  const labels: LabelSource = { form, words: formWords(form, lang), rowsAt: (repeat) => rowsAt(message.values, repeat) }
  if (!Value.Check(Changes, changes)) return null
  const shown = (path: string, value: JsonValue | undefined): string => {
    const node = form.byPath.get(templateOf(path))
    if (value === undefined) return t('records.noValue')
    return node === undefined ? JSON.stringify(value) : fieldType(node.type).display(value, node, { lists: context.lists, lang })
  }
  return (
    <table className="review-changes">
      <thead>
        <tr>
          <th scope="col">{t('review.commentField')}</th>
          <th scope="col">{t('review.was')}</th>
          <th scope="col">{t('review.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(changes).map(([path, change]) => (
          <tr key={path}>
            <th scope="row">{placeLabel(labels, path) ?? path}</th>
            <td>{shown(path, change.base)}</td>
            <td>{shown(path, change.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
