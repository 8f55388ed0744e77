import type { RecordId } from '#core/lib/ids.ts'
import type { OutboxEntry } from '#storage/vault.ts'

/** Sent or to be sent, of this record. An operation in conflict has arrived: it waits for a choice, not for the network. */
export const isUnderWay = ({ operation, state }: OutboxEntry, recordId: RecordId): boolean =>
  operation.recordId === recordId && !(state.kind === 'stopped' && state.outcome.kind === 'conflict')
