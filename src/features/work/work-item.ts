import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { RecordState } from '#core/record/record-state.ts'
import type { DamagedRow, DraftSummary, HeldRecordSummary, OutboxEntry, SentEntry } from '#storage/vault.ts'
import type { FileTransfer } from '#storage/file-transfer.ts'
import type { StatusKind } from '#workspace/record-state-look.ts'
import { recordTransfers } from '#workspace/record-transfers.ts'

/** One line of the work list. Who acts next: draft, returned → the clerk · waiting → the device · stopped → the clerk · damaged → the clerk, with support · files → the device; the clerk when one is stopped · sent → the reviewer. */
export type WorkItem =
  | {
      readonly kind: 'draft'
      readonly recordId: RecordId
      readonly formKey: string
      readonly title: string
      readonly at: number
      readonly isNew: boolean
      readonly returned: boolean
    }
  | {
      readonly kind: 'waiting'
      readonly opId: OpId
      readonly recordId: RecordId
      readonly formKey: string
      readonly title: string
      readonly at: number
      /** `unanswered`: it may have arrived, so it cannot be taken back. */
      readonly stage: 'queued' | 'sending' | 'unanswered'
      /** It takes the record back. */
      readonly withdraws: boolean
    }
  | {
      readonly kind: 'stopped'
      readonly opId: OpId
      readonly recordId: RecordId
      readonly unitId: UnitId
      readonly formKey: string
      readonly title: string
      readonly at: number
      readonly outcome: PushOutcome
    }
  /** On the disk, but it does not open. */
  | {
      readonly kind: 'damaged'
      readonly of: 'draft' | 'operation' | 'file'
      /** To be read out to support. */
      readonly id: string
      readonly recordId: RecordId
      readonly formKey: string
      readonly title: ''
      readonly at: number
    }
  | {
      readonly kind: 'returned'
      readonly recordId: RecordId
      readonly unitId: UnitId
      readonly formKey: string
      readonly title: string
      readonly at: number
      readonly receipt: string
    }
  /** The record is on the server, files of it are not. */
  | {
      readonly kind: 'files'
      readonly recordId: RecordId
      readonly unitId: UnitId
      readonly formKey: string
      readonly title: string
      readonly at: number
      readonly waiting: number
      readonly stopped: readonly FileTransfer[]
    }
  | {
      readonly kind: 'sent'
      readonly opId: OpId
      readonly recordId: RecordId
      readonly unitId: UnitId
      readonly formKey: string
      readonly title: string
      readonly at: number
      readonly outcome: PushOutcome
      readonly state: RecordState | null
    }

export interface WorkSources {
  readonly drafts: readonly DraftSummary[]
  readonly outbox: readonly OutboxEntry[]
  readonly sent: readonly SentEntry[]
  readonly returned: readonly HeldRecordSummary[]
  readonly damaged: readonly DamagedRow[]
  readonly files: readonly FileTransfer[]
  /** The newest state known of sent records, by record. */
  readonly states: ReadonlyMap<RecordId, RecordState>
}

export interface WorkList {
  /** Stopped, damaged, returned and half-corrected records: a person has to act. */
  readonly attention: readonly WorkItem[]
  readonly drafts: readonly WorkItem[]
  readonly waiting: readonly WorkItem[]
  readonly sent: readonly WorkItem[]
}

const newestFirst = (a: WorkItem, b: WorkItem) => b.at - a.at
const keyOf = (formRef: string) => formRef.split('@', 1)[0] ?? formRef

/** Every piece of this person's work in one place, each record at most once among those that need somebody. */
export function workList({ drafts, outbox, sent, returned, damaged, files, states }: WorkSources): WorkList {
  const draftItems = drafts.map((draft): WorkItem => ({
    kind: 'draft',
    recordId: draft.recordId,
    formKey: keyOf(draft.formRef),
    title: draft.title,
    at: draft.changedAt,
    isNew: draft.isNew,
    returned: draft.returned,
  }))
  // Of a record that waits itself, one line is enough.
  const queued = new Set(outbox.map((entry) => entry.operation.recordId))
  const fileItems = filesItems(files).filter((item) => !queued.has(item.recordId) || needsPerson(item))
  const withFiles = new Set(fileItems.map((item) => item.recordId))
  const waiting = [...outbox.map(outboxItem), ...fileItems]
  // A returned record that is being corrected, or whose correction is on its way, is not waiting for anybody to begin.
  const begun = new Set<RecordId>([
    ...drafts.map((draft) => draft.recordId),
    ...outbox.map((entry) => entry.operation.recordId),
    ...damaged.map((row) => row.recordId),
  ])
  const back = returned
    .filter((record) => !begun.has(record.recordId))
    .map((record): WorkItem => ({
      kind: 'returned',
      recordId: record.recordId,
      unitId: record.unitId,
      formKey: record.formKey,
      title: record.title,
      at: Date.parse(record.changedAt),
      receipt: record.receipt,
    }))
  return {
    attention: [...waiting.filter(needsPerson), ...damaged.map(damagedItem), ...draftItems.filter(needsPerson), ...back].sort(newestFirst),
    drafts: draftItems.filter((item) => !needsPerson(item)).sort(newestFirst),
    waiting: waiting.filter((item) => !needsPerson(item)).sort(newestFirst),
    sent: sent
      .filter((entry) => !withFiles.has(entry.recordId))
      .map((entry): WorkItem => ({
        kind: 'sent',
        ...pick(entry),
        at: entry.sentAt,
        outcome: entry.outcome,
        state: states.get(entry.recordId) ?? null,
      }))
      .sort(newestFirst),
  }
}

const needsPerson = (item: WorkItem): boolean =>
  item.kind === 'stopped' || (item.kind === 'files' && item.stopped.length > 0) || (item.kind === 'draft' && item.returned)

const filesItems = (files: readonly FileTransfer[]): readonly Extract<WorkItem, { readonly kind: 'files' }>[] =>
  recordTransfers(files).flatMap(({ recordId, waiting, stopped }) => {
    const [first] = [...stopped, ...waiting]
    if (first === undefined) return []
    const { unitId, formKey, title, queuedAt: at } = first
    return [{ kind: 'files', recordId, unitId, formKey, title, at, waiting: waiting.length, stopped }]
  })

function outboxItem(entry: OutboxEntry): WorkItem {
  const { operation, title, formKey, queuedAt: at, state } = entry
  const { opId, recordId, unitId } = operation
  return state.kind === 'stopped'
    ? { kind: 'stopped', opId, recordId, unitId, formKey, title, at, outcome: state.outcome }
    : { kind: 'waiting', opId, recordId, formKey, title, at, stage: state.kind, withdraws: operation.kind === 'withdraw' }
}

const damagedItem = ({ table, id, recordId, formKey, at }: DamagedRow): WorkItem => ({
  kind: 'damaged',
  of: table === 'drafts' ? 'draft' : table === 'transfers' ? 'file' : 'operation',
  id,
  recordId,
  formKey,
  title: '',
  at,
})

const pick = ({ opId, recordId, unitId, formKey, title }: SentEntry) => ({ opId, recordId, unitId, formKey, title })

/** The status word of an item (`status.<kind>`): never more than is true. "Received" only after the server said so. */
export function workStatus(item: WorkItem): StatusKind {
  switch (item.kind) {
    case 'draft':
      return item.returned ? 'returned' : item.isNew ? 'draft' : 'draft-change'
    case 'waiting':
      return item.stage === 'sending' ? 'sending' : item.withdraws ? 'withdrawing' : 'queued'
    case 'stopped':
      return item.outcome.kind === 'held' ? 'held' : 'stopped'
    case 'files':
      return item.stopped.length > 0 ? 'stopped' : 'awaiting-files'
    case 'damaged':
      return 'stopped'
    case 'returned':
      return 'returned'
    case 'sent':
      return item.state?.kind ?? outcomeStatus(item.outcome)
  }
}

const outcomeStatus = (outcome: PushOutcome): StatusKind =>
  'state' in outcome ? outcome.state.kind : outcome.kind === 'correction-requested' ? 'correction-requested' : 'stopped'

/** The receipt number in a result, or null when there is none. */
export const receiptOf = (outcome: PushOutcome): string | null => ('receipt' in outcome ? outcome.receipt : null)

/** Why an operation stopped: key under `work.reason` and the number in it. */
export function stopReason(outcome: PushOutcome): { readonly key: string; readonly count: number } {
  switch (outcome.kind) {
    case 'conflict':
      return { key: 'conflict', count: outcome.paths.length }
    case 'denied':
      return { key: 'denied', count: 0 }
    case 'quarantined':
      return { key: outcome.reason, count: outcome.issues.length }
    case 'moved':
      return { key: 'moved', count: 0 }
    default:
      return { key: 'held', count: 0 }
  }
}
