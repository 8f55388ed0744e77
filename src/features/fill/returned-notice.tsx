import { useTranslation } from 'react-i18next'
import { rowsAt as rowsIn } from '#core/form/node-values.ts'
import { templateOf, type RecordPath } from '#core/lib/record-path.ts'
import type { FieldComment } from '#core/record/review.ts'
import { formWords } from '#renderer/form-words.ts'
import { placeLabel } from '#renderer/place-label.ts'
import { Notice } from '#ui/notice.tsx'
import { useLang } from '#workspace/lang.ts'
import type { OpenedForm } from './open-form.ts'

export interface ReturnedNoticeProps {
  readonly opened: OpenedForm
  readonly comments: readonly FieldComment[]
  readonly onJump?: (path: RecordPath) => void
}

/** What the reviewer asked for, place by place, each a way to its field; the words stand there. */
export function ReturnedNotice({ opened, comments, onJump }: ReturnedNoticeProps) {
  const { t } = useTranslation()
  const words = formWords(opened.form, useLang())
  const rowsAt = (repeat: RecordPath) => rowsIn(opened.draft.values, repeat)
  const places = [...new Set(comments.map((comment) => comment.path))].flatMap((path) => {
    const label = opened.form.byPath.has(templateOf(path)) ? placeLabel({ form: opened.form, words, rowsAt }, path) : null
    return label === null ? [] : [{ path, label }]
  })
  return (
    <Notice tone="warn" icon="returned" title={t('fill.returned')}>
      {t('fill.returnedHelp')}
      {onJump !== undefined && places.length > 0 && (
        <ul className="fill-places">
          {places.map(({ path, label }) => (
            <li key={path}>
              <button type="button" onClick={() => onJump(path)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
