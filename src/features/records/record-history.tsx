import { useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { rowsAt, valueAt } from '#core/form/node-values.ts'
import type { RevisionMessage } from '#core/protocol/records.ts'
import { formWords } from '#renderer/form-words.ts'
import { placeLabel } from '#renderer/place-label.ts'
import { Button } from '#ui/button.tsx'
import { valueText } from '#workspace/conflict-words.ts'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import { useGo } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { valueOrigins } from '#workspace/value-origins.ts'
import type { OpenRecord } from './load-record.ts'
import { mayTakeBack, takeBack } from './take-back.ts'

/** What was sent of the record, newest first: who, when, which places from what to what, and what was put together by itself. */
export function RecordHistory({ open }: { readonly open: OpenRecord }) {
  const { t } = useTranslation()
  const { message, record } = open
  if (message === null)
    return (
      <p className="record-history ph-no-print">
        {t('records.fromDevice', { time: formatTime(record.changedAt) })}. {t('records.historyOffline')}
      </p>
    )
  return (
    <details className="record-history ph-no-print">
      <summary>
        {t('records.history')} ({message.revisions.length})
      </summary>
      <ol>
        {message.revisions.map((revision, i) => (
          <Revision key={revision.revision} open={open} revision={revision} older={message.revisions.slice(i + 1)} />
        ))}
      </ol>
    </details>
  )
}

interface RevisionProps {
  readonly open: OpenRecord
  readonly revision: RevisionMessage
  readonly older: readonly RevisionMessage[]
}

function Revision({ open, revision, older }: RevisionProps) {
  const { t } = useTranslation()
  const field = useFieldName(open)
  const head = (
    <>
      <strong>{t('records.revision', { revision: revision.revision })}</strong> · {formatTime(revision.at)} · {revision.authorName} ·{' '}
      {revision.revision === 1 ? t('records.firstRevision') : t('records.changedPlaces', { count: revision.changed.length })}
      {revision.corrected !== undefined && ` · ${t('records.corrected', { count: Object.keys(revision.corrected).length })}`}
    </>
  )
  const parallel = parallelText(t, field, revision, older)
  return (
    <li>
      {older.length === 0 || revision.changed.length === 0 ? (
        head
      ) : (
        <details>
          <summary>{head}</summary>
          <Changed open={open} revision={revision} before={older[0]} />
        </details>
      )}
      {parallel !== null && <p className="record-parallel">{parallel}</p>}
    </li>
  )
}

/** How two people's work came together in this revision: by itself, or a person had to choose. */
function parallelText(
  t: TFunction,
  field: (path: string) => string,
  { parallel, authorName, changed }: RevisionMessage,
  older: readonly RevisionMessage[],
): string | null {
  if (parallel === undefined || parallel.theirs.length === 0) return null
  const names = (paths: readonly string[]) => [...new Set(paths.map(field))].join(', ')
  const origins = valueOrigins(older, '')
  const others = [...new Set(parallel.theirs.map((path) => origins.current(path).author))].join(', ')
  const asked = Object.keys(parallel.asked)
  if (asked.length > 0) return t('records.parallelAsked', { fields: names(asked), others, author: authorName })
  return t('records.parallelMerged', { author: authorName, own: names(changed), others, theirs: names(parallel.theirs) })
}

function Changed({
  open,
  revision,
  before,
}: {
  readonly open: OpenRecord
  readonly revision: RevisionMessage
  readonly before: RevisionMessage | undefined
}) {
  const { t } = useTranslation()
  const lang = useLang()
  const field = useFieldName(open)
  const desk = useDesk()
  const { clock } = useServices()
  const go = useGo()
  const [error, setError] = useState<string | null>(null)
  const was = (path: string) => valueAt(before?.values ?? {}, path)
  const take = async (path: string) => {
    const kept = await takeBack(desk.vault, open, path, was(path), clock.now())
    if (kept.ok) go({ kind: 'fill', recordId: open.record.recordId })
    else setError(storageText(t, kept.error))
  }
  return (
    <>
      {error !== null && <FailureNotice text={error} />}
      <ul>
        {revision.changed.map((path) => (
          <li key={path}>
            {field(path)}: <del>{valueText(t, lang, open, path, was(path))}</del> <span aria-hidden="true">→</span>{' '}
            <ins>{valueText(t, lang, open, path, valueAt(revision.values, path))}</ins>{' '}
            {mayTakeBack(desk.vault.session(), open, path, was(path)) && (
              <Button
                small
                look="quiet"
                icon="undo"
                aria-label={t('records.takeBackOf', { field: field(path), value: valueText(t, lang, open, path, was(path)) })}
                onClick={() => void take(path)}
              >
                {t('records.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function useFieldName({ form, record }: OpenRecord): (path: string) => string {
  const lang = useLang()
  const labels = { form, words: formWords(form, lang), rowsAt: (repeat: string) => rowsAt(record.values, repeat) }
  return (path) => placeLabel(labels, path) ?? path
}
