import type { PulledRecord } from '#core/protocol/pull.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import type { RecordStateKind } from '#core/record/record-state.ts'
import type { SentEntry } from '#storage/vault.ts'

const open: readonly RecordStateKind[] = ['received', 'in-review', 'returned']

/**
 * Whether the person may take the record back. The server says it; without a network it is known when this device sent
 * the newest revision for them.
 */
export function mayWithdraw(record: PulledRecord, message: Pick<RecordMessage, 'actions'> | null, sent: readonly SentEntry[]): boolean {
  if (message !== null) return message.actions.includes('withdraw')
  if (!open.includes(record.state.kind)) return false
  return sent.some(({ recordId, outcome }) => recordId === record.recordId && 'revision' in outcome && outcome.revision === record.revision)
}
