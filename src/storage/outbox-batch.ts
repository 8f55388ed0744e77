import { byQueue } from './outbox-entry.ts'
import type { OutboxRow } from './vault-database.ts'

/**
 * What may be sent now, oldest first: queued operations, and behind a stopped one of the same record nothing, since it
 * builds on it; a damaged one (by row id) counts as stopped. A record that is stuck never holds up the others. At least one
 * operation, however large.
 */
export function outboxBatch(
  rows: readonly OutboxRow[],
  maxOperations: number,
  maxBytes: number,
  damaged: ReadonlySet<string> = new Set(),
): OutboxRow[] {
  const blocked = new Set<string>()
  const batch: OutboxRow[] = []
  let bytes = 0
  for (const row of rows.toSorted(byQueue)) {
    if (row.status === 'stopped' || damaged.has(row.id)) blocked.add(row.recordId)
    if (row.status !== 'queued' || blocked.has(row.recordId)) continue
    if (batch.length > 0 && (batch.length >= maxOperations || bytes + row.bytes > maxBytes)) break
    batch.push(row)
    bytes += row.bytes
  }
  return batch
}
