import { sql } from 'kysely'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { diffValues } from '#core/record/diff.ts'
import { resolveConflict as resolved, waitingValueOf } from '#core/record/resolve-conflict.ts'
import type { Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { awaitingOf } from '../files/stored-files.ts'
import { keepAssigned } from '../sync/assign-numbers.ts'
import type { NewRevision, StoredRecord } from '../sync/batch-state.ts'
import { warningsOf } from '../sync/outcomes.ts'
import { checkRevision } from './check-revision.ts'
import type { Deciding } from './decide.ts'
import { withFiles } from './with-files.ts'
import type { Decided } from './write-decision.ts'

type Choice = Extract<Deciding['request']['decision'], { kind: 'resolve-conflict' }>

/** The value that stands stays, and the others are forgotten; or one of them becomes a revision by who chose it. */
export async function resolveConflict(tx: Tx, deciding: Deciding, wanted: Choice): Promise<Result<Decided, Refusal>> {
  const { record, forms, now } = deciding
  const { path, take, opId } = wanted
  const form = [...forms.values()].find((published) => published.form.hash === record.formHash)?.form
  if (!form || !record.values) return refuse(409, 'record.changed')
  const taken = waitingValueOf(record.conflicts, wanted)
  const seenRows = taken && path.endsWith('/#order') ? await rowsSeen(tx, deciding, path, taken.opId) : null
  const choice = resolved(form, record.values, record.conflicts, {
    path,
    take,
    ...(opId === undefined ? {} : { opId }),
    ...(seenRows ? { seenRows } : {}),
  })
  if (!choice) return refuse(409, 'conflict.none')
  if (take === 'current') return ok({ record: await withFiles(tx, deciding, { ...record, conflicts: choice.conflicts }), comments: [] })
  const values = keepAssigned(form, choice.values, record.assigned)
  const revised = { form, values, reasons: record.reasons, asOf: vietnamDay(now.getTime()) }
  const checked = await checkRevision(tx, deciding, revised)
  if (!checked.ok) return err({ status: 422, code: 'conflict.invalid', issues: checked.error })
  const chosen = await withFiles(tx, deciding, {
    ...record,
    revision: record.revision + 1,
    values: checked.value.values,
    title: checked.value.title,
    period: checked.value.period,
    authorId: deciding.reader.userId,
    // Choosing does not take the record away from who works on it.
    holderId: record.holderId ?? record.authorId,
    reasons: checked.value.reasons,
    comments: record.state.kind === 'returned' ? record.comments : [],
    conflicts: choice.conflicts,
  })
  const changes = diffValues(form, record.values, checked.value.values)
  const revision = chosenRevision(deciding, chosen, changes, revised.asOf, warningsOf(checked.value))
  return ok({ record: chosen, comments: [], revised: { revision, ready: checked.value } })
}

function chosenRevision(
  { request, reader, now }: Deciding,
  record: StoredRecord,
  changes: NewRevision['changes'],
  asOf: string,
  warnings: ReturnType<typeof warningsOf>,
): NewRevision {
  const { recordId, revision, formVersion, formHash, receipt, awaitingFiles, state, assigned, listVersions, reasons } = record
  return {
    recordId,
    revision,
    formVersion,
    formHash,
    opId: request.opId,
    kind: 'resolve',
    authorId: reader.userId,
    authorName: reader.name,
    changes,
    values: record.values ?? {},
    listVersions,
    reasons,
    asOf,
    clientTime: now.toISOString(),
    outcome: { kind: 'applied', revision, receipt, ...awaitingOf(awaitingFiles), state, assigned: { ...assigned }, ...warnings },
    readers: record.readers,
    orphans: {},
  }
}

/** The rows of the repeat that the author of the other value saw: those added since are not theirs to remove. */
async function rowsSeen(tx: Tx, { scope, record }: Deciding, path: RecordPath, opId: OpId | null): Promise<readonly string[] | null> {
  const row = await tx
    .selectFrom('revisions')
    .select(sql<JsonValue>`changes -> ${path} -> 'base'`.as('base'))
    .where('unit_id', '=', scope.unitId)
    .where('record_id', '=', record.recordId)
    .where('kind', '=', 'merge')
    .where(sql<boolean>`jsonb_exists(changes, ${path})`)
    .$if(opId !== null, (query) => query.where('op_id', '=', opId))
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return Array.isArray(row?.base) ? row.base.filter((id) => typeof id === 'string') : null
}
