import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ok, type Result } from '#core/lib/result.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { OutboxEntry, StorageFailure } from '#storage/vault.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { useFormTitles } from '#workspace/form-titles.ts'
import { PlaceLink, useGo } from '#workspace/go.tsx'
import { unitName } from '#workspace/grants.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { QrCode } from '#workspace/qr-code.tsx'
import type { StatusKind } from '#workspace/record-state-look.ts'
import { recordTransfers, type RecordTransfers } from '#workspace/record-transfers.ts'
import { receiptLink } from '#workspace/receipt-link.ts'
import { useServices } from '#workspace/services.ts'
import { StatusPill } from '#workspace/status-pill.tsx'
import { StoppedFiles } from '#workspace/stopped-files.tsx'
import { useReopen } from '#workspace/use-reopen.ts'
import { useVault } from '#workspace/use-vault.ts'
import { StopNotice } from './stop-notice.tsx'
import './fill.css'

interface SentThing {
  readonly opId: OpId
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly formKey: string
  readonly title: string
  readonly stage:
    | { readonly kind: 'waiting'; readonly operation: OutboxEntry['operation']; readonly state: OutboxEntry['state'] }
    /** `files`: those of the record that are not on the server yet. */
    | { readonly kind: 'landed'; readonly outcome: PushOutcome; readonly files: RecordTransfers | null }
}

type ConflictStage = Extract<SentThing['stage'], { kind: 'waiting' }> & {
  readonly state: { readonly kind: 'stopped'; readonly outcome: Extract<PushOutcome, { kind: 'conflict' }> }
}

const kinds = ['outbox'] as const

/** What became of one submission, told truthfully while it happens: on this device → sending → received with its number. */
export function SentScreen({ opId }: { readonly opId: OpId }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { state, reload } = useVault(
    useCallback(async (): Promise<Result<SentThing | null, StorageFailure>> => {
      const submitted = await vault.submitted(opId)
      if (!submitted.ok) return submitted
      const waiting = submitted.value
      if (waiting !== null) {
        const { recordId, unitId } = waiting.operation
        return ok({
          opId,
          recordId,
          unitId,
          formKey: waiting.formKey,
          title: waiting.title,
          stage: { kind: 'waiting', operation: waiting.operation, state: waiting.state },
        })
      }
      const proof = await vault.proof(opId)
      if (!proof.ok) return proof
      const landed = proof.value
      if (landed === null) return ok(null)
      const pending = await vault.pendingFilesOf(landed.recordId)
      if (!pending.ok) return pending
      const files = recordTransfers(pending.value)[0] ?? null
      return ok({ ...landed, stage: { kind: 'landed', outcome: landed.outcome, files } })
    }, [vault, opId]),
    kinds,
  )
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed') return <FailureNotice text={storageText(t, state.error)} onRetry={reload} />
  if (state.value === null)
    return <EmptyState title={t('failures.form.noRecord')} action={<PlaceLink to={{ kind: 'work' }}>{t('fill.toWork')}</PlaceLink>} />
  return <SentBox thing={state.value} />
}

function SentBox({ thing }: { readonly thing: SentThing }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const titleOf = useFormTitles()
  const { stage } = thing
  const receipt = stage.kind === 'landed' && 'receipt' in stage.outcome && stage.outcome.receipt !== '' ? stage.outcome.receipt : null
  const files = stage.kind === 'landed' ? stage.files : null
  const corrected = stage.kind === 'landed' && 'corrected' in stage.outcome ? Object.keys(stage.outcome.corrected ?? {}).length : 0
  const stopped = stage.kind === 'waiting' && stage.state.kind === 'stopped'
  const heading = isConflict(stage)
    ? 'fill.sentConflict'
    : stopped
      ? 'fill.sentStopped'
      : stage.kind === 'landed'
        ? files === null
          ? 'fill.sentReceived'
          : 'fill.sentFiles'
        : 'fill.sentTitle'
  return (
    <>
      <PageHeader title={t(heading)} over={`${unitName(vault.session(), thing.unitId)} · ${titleOf(thing.formKey)}`} />
      <div className="sent-box">
        <div>
          <StatusPill status={stage.kind === 'landed' ? landedStatus(stage) : waitingStatus(stage)} />
          <h2>{thing.title === '' ? t('fill.untitled') : thing.title}</h2>
        </div>
        {receipt !== null && <Receipt receipt={receipt} />}
        {files !== null && <SentFiles files={files} />}
        {corrected > 0 && <Notice tone="info">{t('fill.sentCorrected', { count: corrected })}</Notice>}
        {isConflict(stage) && (
          <Notice tone="warn" live>
            {t('fill.sentConflictHelp', { count: stage.state.outcome.paths.length })}
          </Notice>
        )}
        {stage.kind === 'waiting' && stage.state.kind === 'stopped' && !isConflict(stage) && (
          <StopNotice formRef={stage.operation.formRef} outcome={stage.state.outcome} />
        )}
        {stage.kind === 'waiting' && stage.state.kind !== 'stopped' && (
          <Notice tone="info">{t(stage.state.kind === 'unanswered' ? 'work.unanswered' : 'fill.sentWaiting')}</Notice>
        )}
        <SentActions thing={thing} />
      </div>
    </>
  )
}

/** Received by the server, which waits for a choice between two people's values. */
const isConflict = (stage: SentThing['stage']): stage is ConflictStage =>
  stage.kind === 'waiting' && stage.state.kind === 'stopped' && stage.state.outcome.kind === 'conflict'

function waitingStatus({ operation, state }: Extract<SentThing['stage'], { kind: 'waiting' }>) {
  if (state.kind === 'sending' || state.kind === 'stopped') return state.kind
  return operation.kind === 'withdraw' ? 'withdrawing' : 'queued'
}

function SentFiles({ files: { waiting, stopped } }: { readonly files: RecordTransfers }) {
  const { t } = useTranslation()
  return (
    <>
      {waiting.length > 0 && (
        <Notice tone="info" icon="upload" live>
          {t('work.filesWaiting', { count: waiting.length })} {t('fill.sentFilesHelp')}
        </Notice>
      )}
      {stopped.length > 0 && (
        <Notice tone="danger" live title={t('records.filesStopped', { count: stopped.length })}>
          <StoppedFiles transfers={stopped} />
        </Notice>
      )}
    </>
  )
}

function landedStatus({ outcome, files }: Extract<SentThing['stage'], { kind: 'landed' }>): StatusKind {
  if (files !== null) return files.stopped.length > 0 ? 'stopped' : 'awaiting-files'
  return outcomeStatus(outcome)
}

const outcomeStatus = (outcome: PushOutcome): StatusKind =>
  'state' in outcome ? outcome.state.kind : outcome.kind === 'correction-requested' ? 'correction-requested' : 'stopped'

function Receipt({ receipt }: { readonly receipt: string }) {
  const { t } = useTranslation()
  return (
    <div className="sent-receipt">
      <QrCode text={receiptLink(location.origin, receipt)} label={t('records.qr')} />
      <div>
        {t('records.receipt')}
        <strong data-testid="receipt">{receipt}</strong>
        {t('fill.sentKeep')}
      </div>
    </div>
  )
}

function SentActions({ thing }: { readonly thing: SentThing }) {
  const { t } = useTranslation()
  const { makeId } = useServices()
  const go = useGo()
  const { reopen, problem } = useReopen()
  const { stage } = thing
  const canReopen = stage.kind === 'waiting' && !isConflict(stage) && (stage.state.kind === 'queued' || stage.state.kind === 'stopped')
  const toChoose = isConflict(stage)
  const toRecord = () => go({ kind: 'record', unitId: thing.unitId, recordId: thing.recordId })
  return (
    <div className="sent-actions ph-no-print">
      {problem !== null && <FailureNotice text={problem} />}
      {toChoose && (
        <Button look="primary" icon="eye" onClick={toRecord}>
          {t('fill.openAndChoose')}
        </Button>
      )}
      <Button
        {...(!toChoose && { look: 'primary' })}
        icon="add"
        onClick={() => go({ kind: 'fill', recordId: makeId<RecordId>(), form: thing.formKey, unit: thing.unitId })}
      >
        {t('fill.fillAnother')}
      </Button>
      {canReopen && (
        <Button icon="edit" onClick={() => void reopen(thing.opId, thing.recordId)}>
          {t('work.reopen')}
        </Button>
      )}
      {stage.kind === 'landed' && (
        <Button icon="eye" onClick={toRecord}>
          {t('fill.openRecord')}
        </Button>
      )}
      {stage.kind === 'landed' && (
        <Button icon="print" onClick={() => print()}>
          {t('fill.print')}
        </Button>
      )}
      <Button look="quiet" onClick={() => go({ kind: 'work' })}>
        {t('fill.toWork')}
      </Button>
    </div>
  )
}
