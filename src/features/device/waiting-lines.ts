import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { FileTransfer } from '#storage/file-transfer.ts'
import type { OutboxEntry } from '#storage/vault.ts'

/** One thing of a record that is not on the server yet; `key` are its words under `syncCentre`, for `count` of them. */
export interface WaitingStep {
  readonly key: 'opQueued' | 'opSending' | 'opUnanswered' | 'opStopped' | 'opBehind' | 'filesHeld' | 'filesWaiting' | 'filesStopped'
  readonly count: number
}

export interface WaitingRecord {
  readonly recordId: RecordId
  readonly title: string
  /** Where to look at it; null when only files are left. */
  readonly opId: OpId | null
  /** In the order in which they can go: each waits for the one before. */
  readonly steps: readonly WaitingStep[]
}

const stateKey = { queued: 'opQueued', sending: 'opSending', unanswered: 'opUnanswered', stopped: 'opStopped' } as const

/** What waits for what on this device, by record, the oldest first: later changes for earlier ones, files for their record. */
export function waitingLines(outbox: readonly OutboxEntry[], files: readonly FileTransfer[]): readonly WaitingRecord[] {
  const ids = new Set<RecordId>([...outbox.map(({ operation }) => operation.recordId), ...files.map(({ recordId }) => recordId)])
  return [...ids].map((recordId) => {
    const own = outbox.filter(({ operation }) => operation.recordId === recordId)
    const ownFiles = files.filter((file) => file.recordId === recordId)
    return {
      recordId,
      title: own.at(-1)?.title ?? ownFiles[0]?.title ?? '',
      opId: own[0]?.operation.opId ?? null,
      steps: [...operationSteps(own), ...fileSteps(ownFiles)],
    }
  })
}

function operationSteps([first, ...behind]: readonly OutboxEntry[]): readonly WaitingStep[] {
  if (first === undefined) return []
  const head: WaitingStep = { key: stateKey[first.state.kind], count: 1 }
  return behind.length === 0 ? [head] : [head, { key: 'opBehind', count: behind.length }]
}

function fileSteps(files: readonly FileTransfer[]): readonly WaitingStep[] {
  const count = (...kinds: readonly string[]) => files.filter(({ state }) => kinds.includes(state.kind)).length
  const steps: readonly WaitingStep[] = [
    { key: 'filesHeld', count: count('held') },
    { key: 'filesWaiting', count: count('waiting', 'sending') },
    { key: 'filesStopped', count: count('stopped') },
  ]
  return steps.filter((step) => step.count > 0)
}
