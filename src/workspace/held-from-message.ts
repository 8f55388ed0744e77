import type { PulledRecord } from '#core/protocol/pull.ts'
import type { RecordMessage } from '#core/protocol/records.ts'

/** A record looked at online, in the shape in which the device keeps records. */
export function heldFromMessage(message: RecordMessage): PulledRecord {
  const { summary } = message
  return {
    kind: 'record',
    // Not from the scope's feed: the next pull brings its place in it.
    seq: 0,
    recordId: summary.recordId,
    unitId: summary.unitId,
    formRef: message.formRef,
    revision: summary.revision,
    state: summary.state,
    values: message.values,
    listVersions: message.listVersions,
    title: summary.title,
    receipt: summary.receipt,
    comments: message.comments,
    reasons: message.revisions[0]?.reasons ?? [],
    conflicts: message.conflicts,
    authorName: summary.authorName,
    changedAt: summary.changedAt,
    ...(summary.awaitingFiles !== undefined && { awaitingFiles: summary.awaitingFiles }),
  }
}
