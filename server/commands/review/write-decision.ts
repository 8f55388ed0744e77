import type { FieldComment } from '#core/record/review.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { Tx } from '../../db/transaction.ts'
import { appendChanges, type ChangeEntry } from '../audit/append-changes.ts'
import { writeRecordFiles } from '../files/write-record-files.ts'
import type { NewRevision, StoredRecord } from '../sync/batch-state.ts'
import type { LockedScope } from '../sync/lock-scope.ts'
import { readersColumn, sameReaders } from '../sync/named-readers.ts'
import type { ReadyValues } from '../sync/ready-values.ts'
import { writeRecords } from '../sync/write-records.ts'
import { writeSight } from '../sync/write-sight.ts'
import { insertRevisions, revisionEntry } from '../sync/write-run.ts'
import type { DecideInput } from './decide.ts'

/** What a decision makes of a record; where it changes values, a new revision too. */
export interface Decided {
  readonly record: StoredRecord
  readonly comments: readonly FieldComment[]
  readonly revised?: { readonly revision: NewRevision; readonly ready: Extract<ReadyValues, { kind: 'ready' }> }
}

/** For the audit: what was chosen, and whose value where that was said; which files nobody waits for any more. */
function choiceOf(decision: DecideInput['request']['decision']): JsonObject {
  if (decision.kind === 'give-up-files') return { files: decision.files }
  if (decision.kind !== 'resolve-conflict') return {}
  const { path, take, opId } = decision
  return opId === undefined ? { path, take } : { path, take, takenFrom: opId }
}

/** For the audit: who sees the record from now on, and who no longer. */
function sightOf(before: StoredRecord, { readers }: StoredRecord): JsonObject {
  if (readers === null || sameReaders(before.readers, readers)) return {}
  const were = before.readers ?? []
  return {
    named: readers.filter((person) => !were.includes(person)),
    unnamed: were.filter((person) => !readers.includes(person)),
  }
}

/** Writes the decision, its place in the feed (so that devices get it on their next pull) and in the audit chain. */
export async function writeDecision(
  tx: Tx,
  scope: LockedScope,
  { reader, request, now }: DecideInput,
  before: StoredRecord,
  decided: Decided,
  payloadHash: string,
): Promise<void> {
  const { record, comments, revised } = decided
  const counter = await writeRecords(tx, scope, [record], new Map(revised ? [[record.recordId, revised.ready]] : []))
  if (revised) await insertRevisions(tx, scope, [revised.revision], now)
  await writeRecordFiles(tx, scope, revised ? [revised.revision] : [], [record.recordId])
  await tx
    .insertInto('reviews')
    .values({
      unit_id: scope.unitId,
      op_id: request.opId,
      record_id: record.recordId,
      form_key: scope.formKey,
      revision: request.revision,
      decision: request.decision.kind,
      comments: JSON.stringify(comments),
      actor_id: reader.userId,
      actor_name: reader.name,
      state_before: JSON.stringify(before.state),
      state_after: JSON.stringify(record.state),
      payload_hash: Buffer.from(payloadHash, 'hex'),
      decided_at: now,
      readers: readersColumn(record.readers),
    })
    .execute()
  if (!sameReaders(before.readers, record.readers))
    await writeSight(tx, scope, { recordId: record.recordId, before: before.readers, after: record.readers, seq: counter })
  const entry: ChangeEntry = {
    recordId: record.recordId,
    opId: request.opId,
    actorId: reader.userId,
    kind: request.decision.kind,
    readers: record.readers,
    detail: {
      seenRevision: request.revision,
      from: before.state.kind,
      to: record.state.kind,
      ...choiceOf(request.decision),
      ...sightOf(before, record),
      commentsSha256: sha256Hex(JSON.stringify(comments)),
    },
  }
  const head = await appendChanges(tx, scope, [entry, ...(revised ? [revisionEntry(scope.formKey, revised.revision)] : [])], now)
  await tx
    .updateTable('scopes')
    .set({ counter, chain_number: head.number, chain_head: head.hash })
    .where('unit_id', '=', scope.unitId)
    .where('form_key', '=', scope.formKey)
    .execute()
}
