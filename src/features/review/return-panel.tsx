import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { TextArea } from '#ui/text-area.tsx'

/** What the reviewer asks to correct; an empty path is the record as a whole. */
export interface Remark {
  readonly key: string
  readonly path: RecordPath
  /** The field's title; null for the whole record. */
  readonly label: string | null
  readonly text: string
}

export interface ReturnPanelProps {
  readonly remarks: readonly Remark[]
  readonly busy: boolean
  readonly onChange: (remarks: readonly Remark[]) => void
  readonly onCancel: () => void
  readonly onSend: (comments: { path: string; text: string }[]) => void
}

/** The remarks that go back with the record; more are added by the button at each field. */
export function ReturnPanel({ remarks, busy, onChange, onCancel, onSend }: ReturnPanelProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('li:last-of-type textarea')?.focus()
  }, [remarks.length])
  const written = remarks.filter((remark) => cleanText(remark.text) !== '')
  const send = () => {
    if (written.length === 0) return setError(t('review.needComment'))
    onSend(written.map(({ path, text }) => ({ path, text: cleanText(text) })))
  }
  return (
    <section ref={panel} className="review-return ph-no-print" aria-labelledby="return-title">
      <h2 id="return-title">{t('review.returning')}</h2>
      <p>{t('review.returnHelp')}</p>
      <ul>
        {remarks.map((remark, index) => (
          <li key={remark.key}>
            <Field id={`remark-${index}`} label={remark.label ?? t('review.wholeRecord')} error={index === 0 ? error : null}>
              <TextArea
                id={`remark-${index}`}
                rows={2}
                defaultValue={remark.text}
                onChange={(event) =>
                  onChange(remarks.map((other) => (other.key === remark.key ? { ...other, text: event.target.value } : other)))
                }
              />
            </Field>
            <IconButton
              icon="close"
              small
              label={t('review.removeComment')}
              onClick={() => (remarks.length === 1 ? onCancel() : onChange(remarks.filter((other) => other.key !== remark.key)))}
            />
          </li>
        ))}
      </ul>
      <div className="review-return-actions">
        <Button look="quiet" onClick={onCancel}>
          {t('shell.cancel')}
        </Button>
        <Button look="primary" icon="returned" busy={busy} onClick={send}>
          {written.length === 0 ? t('review.return') : t('review.sendReturn', { count: written.length })}
        </Button>
      </div>
    </section>
  )
}
