import { sql } from 'kysely'
import { vietnamDay } from '#core/lib/calendar.ts'
import { must } from '#core/lib/assert.ts'
import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { readsRecords, recordReferences, type RecordReference } from '#core/form/record-references.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import { filesNamed } from '#core/record/files-named.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Tx } from '../../db/transaction.ts'
import { loadStoredFiles } from '../files/stored-files.ts'
import { revisionKey, type BatchState, type StoredOperation } from './batch-state.ts'
import { loadHeld } from './load-held.ts'
import { loadReferred } from './load-referred.ts'
import { loadRecords } from './load-records.ts'
import type { PlanContext } from './plan-run.ts'
import { previousPeriod } from '#core/form/previous-period.ts'

/**
 * Everything that planning these operations reads; identities come once their keys are known.
 * @param waiting what was read before of the operations that wait; under the scope's lock they are read anew
 */
export async function loadState(
  tx: Tx,
  context: PlanContext,
  operations: readonly Operation[],
  waiting?: BatchState['held'],
): Promise<BatchState> {
  const { scope } = context
  const recordIds = [...new Set(operations.map((operation) => operation.recordId))]
  const held = waiting ?? (await loadHeld(tx, scope, recordIds))
  const all = [...operations, ...held.map(({ operation }) => operation)]
  const unit = await tx
    .selectFrom('unit_names')
    .select(['code', 'name'])
    .where('unit_id', '=', scope.unitId)
    .where('valid_from', '<=', vietnamDay(context.now.getTime()))
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  const { code: unitCode, name: unitName } = must(unit, 'a unit has a name in force')
  const records = await loadRecords(tx, scope, recordIds, context.forms.values())
  return {
    unitCode,
    unitName,
    records,
    operations: await loadOperations(tx, context, all),
    hidden: await loadHidden(tx, context, recordIds),
    held,
    revisions: await loadRevisions(tx, context, all),
    periods: await loadPeriods(tx, context, all, records),
    referred: await loadReferred(tx, scope.formKey, referencesOf(context, all, records)),
    identities: new Map(),
    files: await loadStoredFiles(tx, scope.unitId, filesNamed(everyValue(all, records))),
  }
}

/** What a file may be named in: by its shape, which asks for one too many at most. */
const everyValue = (operations: readonly Operation[], records: BatchState['records']): JsonValue =>
  // Changes and values kept beside or aside are JSON, checked by their schemas.
  [
    operations.map(({ changes, orphans = {} }) => [changes, orphans]),
    [...records.values()].map(({ values, conflicts, asideFiles }) => [values, conflicts, asideFiles]),
  ] as unknown as JsonValue

/** Of the operations' own values and of the records that they change. */
function referencesOf(
  { forms }: PlanContext,
  operations: readonly Operation[],
  records: BatchState['records'],
): readonly RecordReference[] {
  return operations.flatMap(({ formRef, recordId, changes }) => {
    const form = forms.get(formRef)?.form
    if (!form || !readsRecords(form)) return []
    const values = records.get(recordId)?.values ?? {}
    return [...recordReferences(form, values), ...recordReferences(form, applyChanges(form, values, changes))]
  })
}

async function loadHidden(tx: Tx, { scope }: PlanContext, recordIds: readonly RecordId[]): Promise<ReadonlySet<RecordId>> {
  const { rows } = await sql<{ record_id: RecordId }>`
    select record_id from hidden_records(${scope.unitId}::uuid, ${[...recordIds]}::uuid[])`.execute(tx)
  return new Set(rows.map((row) => row.record_id))
}

const idsOf = (operations: readonly Operation[]): OpId[] => [
  ...new Set(operations.flatMap(({ opId, base }) => (base.kind === 'after' ? [opId, base.opId] : [opId]))),
]

async function loadOperations(tx: Tx, { scope }: PlanContext, operations: readonly Operation[]): Promise<Map<OpId, StoredOperation>> {
  const rows = await tx
    .selectFrom('operations')
    .select(['op_id', 'record_id', 'payload_hash', 'status', 'outcome'])
    .where('unit_id', '=', scope.unitId)
    .where('op_id', 'in', idsOf(operations))
    .execute()
  return new Map(
    rows.map((row) => [
      row.op_id,
      {
        opId: row.op_id,
        recordId: row.record_id,
        payloadHash: row.payload_hash.toString('hex'),
        status: row.status,
        outcome: row.outcome,
      },
    ]),
  )
}

/** Values after the revisions that the operations build on, named by number or by the operation that made them. */
async function loadRevisions(tx: Tx, { scope }: PlanContext, operations: readonly Operation[]): Promise<Map<string, JsonObject>> {
  const numbered = operations.flatMap(({ recordId, base }) =>
    base.kind === 'revision' ? [sql`(${recordId}::uuid, ${base.revision}::int)`] : [],
  )
  const after = operations.flatMap(({ base }) => (base.kind === 'after' ? [base.opId] : []))
  if (numbered.length === 0 && after.length === 0) return new Map()
  const rows = await tx
    .selectFrom('revisions')
    .select(['record_id', 'revision', 'data'])
    .where('unit_id', '=', scope.unitId)
    .where((eb) =>
      eb.or([
        ...(numbered.length > 0 ? [sql<boolean>`(record_id, revision) in (${sql.join(numbered)})`] : []),
        ...(after.length > 0 ? [eb('op_id', 'in', after)] : []),
      ]),
    )
    .execute()
  return new Map(rows.flatMap((row) => (row.data === null ? [] : [[revisionKey(row.record_id, row.revision), row.data]])))
}

async function loadPeriods(
  tx: Tx,
  context: PlanContext,
  operations: readonly Operation[],
  records: BatchState['records'],
): Promise<BatchState['periods']> {
  const wanted = new Set<string>()
  for (const operation of operations) {
    const period = context.forms.get(operation.formRef)?.form.definition.period
    // A change of something else is compared with the period before as well.
    const value = period ? (operation.changes[period.field]?.value ?? records.get(operation.recordId)?.period) : undefined
    if (!period || typeof value !== 'string') continue
    wanted.add(value)
    const before = previousPeriod(period.kind, value)
    if (before !== null) wanted.add(before)
  }
  if (wanted.size === 0) return new Map()
  const rows = await tx
    .selectFrom('records')
    .select(['record_id', 'period', 'receipt', 'data'])
    .where('unit_id', '=', context.scope.unitId)
    .where('form_key', '=', context.scope.formKey)
    .where('period', 'in', [...wanted])
    .where('gone', 'is', null)
    .where('state', 'not in', ['withdrawn', 'cancelled', 'erased'])
    .execute()
  return new Map(
    rows.flatMap((row) =>
      row.period === null || row.data === null ? [] : [[row.period, { recordId: row.record_id, receipt: row.receipt, values: row.data }]],
    ),
  )
}
