import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { useFormTitles } from '#workspace/form-titles.ts'
import { formatTime } from '#workspace/format-time.ts'
import { PlaceLink, useGo } from '#workspace/go.tsx'
import type { Place } from '#workspace/place.ts'
import { useServices } from '#workspace/services.ts'
import { StatusPill } from '#workspace/status-pill.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { StoppedFiles } from '#workspace/stopped-files.tsx'
import { useReopen } from '#workspace/use-reopen.ts'
import { receiptOf, stopReason, workStatus, type WorkItem } from './work-item.ts'

/** One piece of work: status at the left, what it is, what to do, time at the right. */
export function WorkRow({ item }: { readonly item: WorkItem }) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const titleOf = useFormTitles()
  return (
    <li className="work-row" data-kind={item.kind}>
      <StatusPill status={workStatus(item)} />
      <div className="work-row-text">
        <RowTitle item={item} />
        <small>
          {titleOf(item.formKey)}
          <ReceiptPart item={item} />
        </small>
        {item.kind === 'damaged' && <p>{t(`work.damaged.${item.of}`, { id: item.id })}</p>}
        {item.kind === 'waiting' && item.stage === 'unanswered' && <p>{t('work.unanswered')}</p>}
        {item.kind === 'files' && item.waiting > 0 && <p>{t('work.filesWaiting', { count: item.waiting })}</p>}
        {item.kind === 'files' && item.stopped.length > 0 && <StoppedFiles transfers={item.stopped} />}
        {item.kind === 'stopped' && <p>{t(`work.reason.${stopReason(item.outcome).key}`, { count: stopReason(item.outcome).count })}</p>}
      </div>
      <time dateTime={new Date(item.at).toISOString()}>{formatTime(item.at, clock.now())}</time>
      <div className="work-row-action">
        <WorkAction item={item} />
      </div>
    </li>
  )
}

function RowTitle({ item }: { readonly item: WorkItem }) {
  const { t } = useTranslation()
  // There is nothing to be opened behind it.
  if (item.kind === 'damaged') return <strong>{t('work.damaged.title')}</strong>
  return <PlaceLink to={placeOf(item)}>{item.title === '' ? t('fill.untitled') : item.title}</PlaceLink>
}

function ReceiptPart({ item }: { readonly item: WorkItem }) {
  const { t } = useTranslation()
  const receipt = item.kind === 'returned' ? item.receipt : item.kind === 'sent' ? receiptOf(item.outcome) : null
  return receipt === null || receipt === '' ? null : <> · {t('work.receipt', { receipt })}</>
}

function placeOf(item: Exclude<WorkItem, { readonly kind: 'damaged' }>): Place {
  switch (item.kind) {
    case 'draft':
      return { kind: 'fill', recordId: item.recordId }
    case 'waiting':
      return { kind: 'sent', opId: item.opId }
    case 'stopped':
      return { kind: 'sent', opId: item.opId }
    case 'files':
      return { kind: 'record', unitId: item.unitId, recordId: item.recordId }
    case 'returned':
      return { kind: 'record', unitId: item.unitId, recordId: item.recordId }
    case 'sent':
      return { kind: 'record', unitId: item.unitId, recordId: item.recordId }
  }
}

function WorkAction({ item }: { readonly item: WorkItem }) {
  const { t } = useTranslation()
  const go = useGo()
  const { reopen, problem } = useReopen()
  const [busy, setBusy] = useState(false)
  if (item.kind === 'draft')
    return (
      <Button small onClick={() => go(placeOf(item))}>
        {t(item.returned ? 'work.correct' : 'work.resume')}
      </Button>
    )
  if (item.kind === 'returned')
    return (
      <Button small onClick={() => go(placeOf(item))}>
        {t('work.correct')}
      </Button>
    )
  if (item.kind === 'stopped' && item.outcome.kind === 'conflict')
    return (
      <Button small onClick={() => go({ kind: 'record', unitId: item.unitId, recordId: item.recordId })}>
        {t('work.view')}
      </Button>
    )
  if (item.kind === 'stopped' || (item.kind === 'waiting' && item.stage === 'queued')) {
    const run = async () => {
      setBusy(true)
      await reopen(item.opId, item.recordId)
      setBusy(false)
    }
    return (
      <>
        <Button small busy={busy} onClick={() => void run()}>
          {t('work.reopen')}
        </Button>
        {problem !== null && <FailureNotice text={problem} />}
      </>
    )
  }
  return null
}
