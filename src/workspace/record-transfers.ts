import type { RecordId } from '#core/lib/ids.ts'
import type { FileTransfer } from '#storage/file-transfer.ts'

/** Files of one record that is on the server while they are not. Those of a record that waits itself go with it. */
export interface RecordTransfers {
  readonly recordId: RecordId
  /** The device will send them. */
  readonly waiting: readonly FileTransfer[]
  /** A person has to act. */
  readonly stopped: readonly FileTransfer[]
}

/** By record, in the order of the first file. */
export function recordTransfers(pending: readonly FileTransfer[]): readonly RecordTransfers[] {
  const landed = pending.filter(({ state }) => state.kind !== 'held')
  return [...Map.groupBy(landed, (transfer) => transfer.recordId)].map(([recordId, transfers]) => ({
    recordId,
    waiting: transfers.filter(({ state }) => state.kind !== 'stopped'),
    stopped: transfers.filter(({ state }) => state.kind === 'stopped'),
  }))
}
