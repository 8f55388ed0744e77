import { formRef } from '#core/form/compiled-form.ts'
import type { PulledRecord, Tombstone } from '#core/protocol/pull.ts'
import type { Reason } from '#core/record/draft.ts'
import { readWaitingValues } from '#core/record/waiting-values.ts'
import { awaitingOf } from '../commands/files/stored-files.ts'
import { stateOf, type StoredRow } from '../commands/sync/stored-record.ts'

export type PulledRow = StoredRow & {
  readonly author_name: string | null
  /** Of the newest revision. */
  readonly reasons: readonly Reason[] | null
}

/** A record for a device, or the note that it is there no longer. */
export function pulledRecord(row: PulledRow): PulledRecord | Tombstone {
  if (row.gone !== null) return { kind: 'gone', seq: row.seq, recordId: row.record_id, reason: row.gone }
  if (row.data === null) return { kind: 'gone', seq: row.seq, recordId: row.record_id, reason: 'erased' }
  return {
    kind: 'record',
    seq: row.seq,
    recordId: row.record_id,
    unitId: row.unit_id,
    formRef: formRef(row.form_key, row.form_version, row.form_hash),
    revision: row.revision,
    state: stateOf(row),
    values: row.data,
    listVersions: row.list_versions,
    title: row.title,
    receipt: row.receipt,
    ...awaitingOf(row.awaiting_files),
    comments: [...row.comments],
    reasons: (row.reasons ?? []).map((reason) => ({ ...reason })),
    conflicts: readWaitingValues(row.conflicts, row.revision),
    authorName: row.author_name ?? '',
    changedAt: row.changed_at.toISOString(),
  }
}
