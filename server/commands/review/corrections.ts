import type { FormContext } from '#core/form/compiled-form.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import type { Reader } from '../../policies/reader.ts'
import { keepAssigned } from '../sync/assign-numbers.ts'
import type { StoredRecord } from '../sync/batch-state.ts'
import type { LockedScope } from '../sync/lock-scope.ts'
import { readyValues } from '../sync/ready-values.ts'
import type { DecideDeps } from './decide.ts'
import type { Decided } from './write-decision.ts'

export interface OpenCorrection {
  readonly opId: OpId
  readonly authorName: string
  readonly operation: Operation
}

/** Requests that wait for the data owner, oldest first. */
export async function openCorrections(tx: Tx, unitId: UnitId, recordId: RecordId): Promise<readonly OpenCorrection[]> {
  const rows = await tx
    .selectFrom('corrections as c')
    .innerJoin('operations as o', (join) => join.onRef('o.unit_id', '=', 'c.unit_id').onRef('o.op_id', '=', 'c.op_id'))
    .select(['c.op_id', 'c.author_name', 'o.operation'])
    .where('c.unit_id', '=', unitId)
    .where('c.record_id', '=', recordId)
    .where('c.status', '=', 'requested')
    .orderBy('c.requested_at')
    .orderBy('c.op_id')
    .execute()
  return rows.map((row) => ({
    opId: row.op_id,
    authorName: row.author_name,
    operation: must(row.operation, 'an open request keeps its operation'),
  }))
}

const settle = (
  tx: Tx,
  { unitId }: LockedScope,
  opId: OpId,
  status: 'accepted' | 'refused',
  reader: Reader,
  now: Date,
  comment: string | null,
) =>
  tx
    .updateTable('corrections')
    .set({ status, decided_by: reader.userId, decided_at: now, decision_comment: comment })
    .where('unit_id', '=', unitId)
    .where('op_id', '=', opId)
    .execute()

/** The oldest request becomes a revision, by its author, if the record is still valid with it. */
export async function acceptCorrection(
  tx: Tx,
  deps: DecideDeps,
  reader: Reader,
  scope: LockedScope,
  record: StoredRecord,
  correction: OpenCorrection | undefined,
  now: Date,
): Promise<Result<Decided, Refusal>> {
  if (!correction) return refuse(409, 'correction.none')
  const { operation } = correction
  const { form } = must(await deps.forms.byRef(operation.formRef), 'the form of a request taken in is published')
  const context: FormContext = { asOf: operation.asOf, lists: await deps.forms.lists(operation.asOf), demo: deps.demo, previous: null }
  const checked = readyValues({
    form,
    values: keepAssigned(form, applyChanges(form, record.values, operation.changes), record.assigned),
    reasons: [...operation.reasons, ...record.reasons],
    context,
    scopeKey: scope.formKey,
    identitySecret: deps.identitySecret,
  })
  if (checked.kind === 'invalid') return err({ status: 409, code: 'correction.invalid', issues: checked.issues })
  const corrected: StoredRecord = {
    ...record,
    revision: record.revision + 1,
    values: checked.values,
    title: checked.title,
    period: checked.period,
    formVersion: form.definition.version,
    formHash: form.hash,
    listVersions: { ...record.listVersions, ...operation.listVersions },
    authorId: operation.authorId,
    holderId: null,
    reasons: operation.reasons,
  }
  const outcome: PushOutcome = {
    kind: 'applied',
    revision: corrected.revision,
    receipt: corrected.receipt,
    state: corrected.state,
    assigned: { ...corrected.assigned },
  }
  await settle(tx, scope, correction.opId, 'accepted', reader, now, null)
  await tx
    .updateTable('operations')
    .set({ status: 'applied', outcome: JSON.stringify(outcome), operation: null, settled_at: now })
    .where('unit_id', '=', scope.unitId)
    .where('op_id', '=', correction.opId)
    .execute()
  const revision = {
    recordId: corrected.recordId,
    revision: corrected.revision,
    formVersion: corrected.formVersion,
    formHash: corrected.formHash,
    opId: operation.opId,
    kind: 'correction' as const,
    authorId: operation.authorId,
    authorName: correction.authorName,
    changes: operation.changes,
    values: checked.values,
    listVersions: corrected.listVersions,
    reasons: operation.reasons,
    asOf: operation.asOf,
    clientTime: operation.clientTime,
    outcome,
  }
  return ok({ record: corrected, comments: [], correction: { revision, ready: checked } })
}

/** The request is closed; the reason goes to the clerks as a remark on the record. */
export async function refuseCorrection(
  tx: Tx,
  reader: Reader,
  scope: LockedScope,
  record: StoredRecord,
  correction: OpenCorrection | undefined,
  text: string,
  now: Date,
): Promise<Result<Decided, Refusal>> {
  if (!correction) return refuse(409, 'correction.none')
  await settle(tx, scope, correction.opId, 'refused', reader, now, text)
  const comments = [{ path: '', text, author: reader.name, at: now.toISOString() }]
  return ok({ record: { ...record, comments }, comments })
}
