import { hash } from 'node:crypto'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import { must } from '#core/lib/assert.ts'
import type { RecordId, UserId } from '#core/lib/ids.ts'
import type { Operation } from '#core/record/operation.ts'
import { manyRows } from '../../db/many-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { appendChanges, type ChangeEntry } from '../audit/append-changes.ts'
import { writeRecordFiles } from '../files/write-record-files.ts'
import type { NewRevision, StoredRecord } from './batch-state.ts'
import type { LockedScope } from './lock-scope.ts'
import { namedReaders, readersColumn, sameReaders } from './named-readers.ts'
import { recordFormRef } from './plan-create.ts'
import type { PlanRun } from './plan-run.ts'
import type { ReadyValues } from './ready-values.ts'
import { writeRecords } from './write-records.ts'
import { writeSight } from './write-sight.ts'

const onlyReady = (ready: PlanRun['ready']): ReadonlyMap<RecordId, Extract<ReadyValues, { kind: 'ready' }>> =>
  new Map([...ready].flatMap(([id, values]) => (values.kind === 'ready' ? [[id, values]] : [])))

/** Which computed values came otherwise than they are; the values themselves stand with the revision. */
const correctedPaths = (outcome: NewRevision['outcome']): { readonly corrected?: readonly string[] } =>
  'corrected' in outcome && outcome.corrected !== undefined ? { corrected: Object.keys(outcome.corrected).sort() } : {}

/** What the chain says of a revision: enough to find a row of the history that was edited later. */
export const revisionEntry = (formKey: string, revision: NewRevision): ChangeEntry => ({
  recordId: revision.recordId,
  opId: revision.opId,
  actorId: revision.authorId,
  kind: revision.kind,
  readers: revision.readers,
  detail: {
    revision: revision.revision,
    formRef: recordFormRef(formKey, revision),
    changed: Object.keys(revision.changes).sort(),
    dataSha256: hash('sha256', canonicalJson(revision.values)),
    outcome: revision.outcome.kind,
    ...correctedPaths(revision.outcome),
  },
})

export async function insertRevisions(tx: Tx, scope: LockedScope, revisions: readonly NewRevision[], now: Date): Promise<void> {
  if (revisions.length === 0) return
  const { columns, expression } = manyRows(
    'revisions',
    revisions.map((revision) => ({
      unit_id: scope.unitId,
      record_id: revision.recordId,
      revision: revision.revision,
      form_key: scope.formKey,
      form_version: revision.formVersion,
      form_hash: revision.formHash,
      op_id: revision.opId,
      kind: revision.kind,
      author_id: revision.authorId,
      author_name: revision.authorName,
      changes: JSON.stringify(revision.changes),
      data: JSON.stringify(revision.values),
      list_versions: JSON.stringify(revision.listVersions),
      reasons: JSON.stringify(revision.reasons),
      as_of: revision.asOf,
      client_time: revision.clientTime,
      outcome: JSON.stringify(revision.outcome),
      received_at: now,
      readers: readersColumn(revision.readers),
      orphans: Object.keys(revision.orphans).length > 0 ? JSON.stringify(revision.orphans) : null,
    })),
    ['changes', 'data', 'list_versions', 'reasons', 'outcome', 'orphans'],
  )
  await tx.insertInto('revisions').columns(columns).expression(expression).execute()
}

/** Everything a batch decided, one statement per table, under the locks of its scope. */
export async function writeRun(tx: Tx, scope: LockedScope, run: PlanRun): Promise<void> {
  const { now, author } = run.context
  const records = [...run.touched].map((id) => must(run.records.get(id), 'a touched record is at hand'))
  const counter = await writeRecords(tx, scope, records, onlyReady(run.ready))
  await insertRevisions(tx, scope, run.revisions, now)
  await insertOperations(tx, scope, run)
  await insertAssigned(tx, scope, run)
  await writeRecordFiles(tx, scope, [...run.revisions, ...run.corrections], [...run.touched])
  const requests = run.corrections.map((operation): ChangeEntry => ({
    recordId: operation.recordId,
    opId: operation.opId,
    actorId: author.userId,
    kind: 'request-correction',
    readers: run.records.get(operation.recordId)?.readers ?? null,
    detail: { changed: Object.keys(operation.changes).sort() },
  }))
  await writeSights(tx, scope, run, records)
  const head = await appendChanges(
    tx,
    scope,
    [...run.revisions.map((revision) => revisionEntry(scope.formKey, revision)), ...requests],
    now,
  )
  await tx
    .updateTable('scopes')
    .set({ counter, chain_number: head.number, chain_head: head.hash })
    .where('unit_id', '=', scope.unitId)
    .where('form_key', '=', scope.formKey)
    .execute()
}

/** @param records in the order of their places in the feed */
async function writeSights(tx: Tx, scope: LockedScope, run: PlanRun, records: readonly StoredRecord[]): Promise<void> {
  for (const [i, { recordId, readers }] of records.entries()) {
    const before = run.state.records.get(recordId)
    if (before && !sameReaders(before.readers, readers))
      await writeSight(tx, scope, { recordId, before: before.readers, after: readers, seq: scope.counter + i + 1 })
  }
}

/** What is kept of an operation that became no record is its author's; also where nobody can say whether its form is a secret one. */
export const operationReaders = (
  { forms, author }: PlanRun['context'],
  operation: Operation,
  record: StoredRecord | undefined,
): readonly UserId[] | null => {
  const form = forms.get(operation.formRef)?.form
  return record ? record.readers : form ? namedReaders(form, [author.userId]) : [author.userId]
}

async function insertOperations(tx: Tx, scope: LockedScope, run: PlanRun): Promise<void> {
  const { now, author } = run.context
  if (run.operations.size > 0) {
    const rows = [...run.operations.values()].map(({ operation, payloadHash, deviceId, status, outcome }) => ({
      unit_id: scope.unitId,
      op_id: operation.opId,
      form_key: scope.formKey,
      record_id: operation.recordId,
      author_id: author.userId,
      device_id: deviceId,
      payload_hash: Buffer.from(payloadHash, 'hex'),
      status,
      outcome: JSON.stringify(outcome),
      // An applied one is in the history already; the others are kept for the person who looks after them.
      operation: status === 'applied' ? null : JSON.stringify(operation),
      waits_for: outcome.kind === 'held' ? outcome.waitsFor : null,
      received_at: now,
      settled_at: status === 'held' ? null : now,
      readers: readersColumn(operationReaders(run.context, operation, run.records.get(operation.recordId))),
    }))
    const { columns, expression } = manyRows('operations', rows, ['outcome', 'operation'])
    await tx
      .insertInto('operations')
      .columns(columns)
      .expression(expression)
      // A held one that comes again or is settled at last.
      .onConflict((oc) =>
        oc.columns(['unit_id', 'op_id']).doUpdateSet((eb) => ({
          status: eb.ref('excluded.status'),
          outcome: eb.ref('excluded.outcome'),
          operation: eb.ref('excluded.operation'),
          waits_for: eb.ref('excluded.waits_for'),
          settled_at: eb.ref('excluded.settled_at'),
        })),
      )
      .execute()
  }
  if (run.corrections.length === 0) return
  const corrections = run.corrections.map((operation) => ({
    unit_id: scope.unitId,
    op_id: operation.opId,
    record_id: operation.recordId,
    form_key: scope.formKey,
    base_revision: must(run.records.get(operation.recordId), 'the record to correct').revision,
    changes: JSON.stringify(operation.changes),
    reasons: JSON.stringify(operation.reasons),
    author_id: author.userId,
    author_name: author.name,
    status: 'requested' as const,
    requested_at: now,
    readers: readersColumn(run.records.get(operation.recordId)?.readers ?? null),
  }))
  await tx.insertInto('corrections').values(corrections).execute()
}

async function insertAssigned(tx: Tx, scope: LockedScope, run: PlanRun): Promise<void> {
  if (run.assigned.length === 0) return
  const { columns, expression } = manyRows(
    'assigned_numbers',
    run.assigned.map(({ recordId, path, series, split, year, number, written }) => ({
      unit_id: scope.unitId,
      series,
      split: [...split],
      year,
      number,
      written,
      record_id: recordId,
      form_key: scope.formKey,
      path,
      assigned_at: run.context.now,
      readers: readersColumn(run.records.get(recordId)?.readers ?? null),
    })),
  )
  await tx.insertInto('assigned_numbers').columns(columns).expression(expression).execute()
}
