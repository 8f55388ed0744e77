import { formRef } from '#core/form/compiled-form.ts'
import { isTestKey } from '#core/form/test-key.ts'
import type { RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { awaitedAside } from '#core/record/awaited-aside.ts'
import type { Reason } from '#core/record/draft.ts'
import { diffValues } from '#core/record/diff.ts'
import { isCorrectionReason } from '#core/record/make-operation.ts'
import { readWaitingValues } from '#core/record/waiting-values.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { RecordMessage, RevisionMessage } from '#core/protocol/records.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { factsOf } from '../../policies/record-facts.ts'
import { allowedActions, withheldActions } from '../../policies/record-policy.ts'
import { maySee, type RowFacts } from '../../policies/row-access.ts'
import { actorOf } from '../../policies/reader-actor.ts'
import { rolesIn, type Reader } from '../../policies/reader.ts'
import { recordSummary, summaryQuery } from '../../presenters/record-summary.ts'
import { recordAccess } from '../audit/record-access.ts'
import type { FormCache } from '../catalogue/form-cache.ts'
import { erasureMessage, lastErasure } from '../review/erasure-requests.ts'
import { namedPeople } from './named-people.ts'
import { lastDecision } from './last-decision.ts'

interface Deps {
  readonly db: Db
  readonly forms: FormCache
}

/** One record with its history; 404 `record.unknown` also when the reader has no right to it, so that ids tell nothing. */
export async function readRecord(
  { db, forms }: Deps,
  reader: Reader,
  unitId: UnitId,
  recordId: RecordId,
  now: number,
): Promise<Result<RecordMessage, Refusal>> {
  const read = await inTransaction(db, actorOf(reader), (tx) => load(tx, reader, unitId, recordId, now))
  if (!read) return refuse(404, 'record.unknown')
  const { summary, revisions, correction, last, erasure, named } = read
  const messages = await revisionMessages(forms, revisions, reader.userId)
  // The trial ended since the record was read, and took it away.
  if (messages === null) return refuse(404, 'record.unknown')
  const roles = rolesIn(reader, unitId, summary.form_key)
  const state = recordSummary(summary).state
  const conflicts = readWaitingValues(summary.conflicts, summary.revision)
  const record = {
    ...rowOf(summary),
    state,
    authorId: summary.author_id,
    holderId: summary.holder_id,
    conflicts,
    awaitingFiles: summary.awaiting_files,
    asideFiles: awaitedAside(
      revisions.map(({ orphans }) => orphans),
      summary.awaiting_files,
    ),
    awaitsErasure: erasure?.status === 'requested',
  }
  const facts = factsOf(reader, record, correction?.author_id ?? null)
  return ok({
    summary: recordSummary(summary),
    formRef: formRef(summary.form_key, summary.form_version, summary.form_hash),
    values: summary.data ?? {},
    listVersions: { ...summary.list_versions },
    comments: [...summary.comments],
    decided: last?.revision ?? null,
    answered: summary.comments.length > 0 ? [] : [...(last?.comments ?? [])],
    revisions: messages,
    conflicts,
    correction: correction
      ? {
          opId: correction.op_id,
          changes: correction.changes,
          authorName: correction.author_name,
          at: correction.requested_at.toISOString(),
          ...whyOf(correction.reasons),
        }
      : null,
    ...named,
    ...(erasure ? { erasure: erasureMessage(erasure) } : {}),
    actions: [...allowedActions(roles, facts)],
    withheld: [...withheldActions(roles, facts)],
  })
}

/** Everything of the record, audited; null when it is not there for the reader. */
async function load(tx: Tx, reader: Reader, unitId: UnitId, recordId: RecordId, now: number) {
  const summary = await summaryQuery(tx)
    .select([
      'r.form_version',
      'r.form_hash',
      'r.data',
      'r.list_versions',
      'r.comments',
      'r.conflicts',
      'r.author_id',
      'r.holder_id',
      'r.gone',
    ])
    .where('r.unit_id', '=', unitId)
    .where('r.record_id', '=', recordId)
    .executeTakeFirst()
  if (!summary || summary.gone !== null || !maySee(reader, rowOf(summary))) return null
  await recordAccess(tx, reader, 'read', [recordId], new Date(now))
  return {
    summary,
    revisions: await loadRevisions(tx, unitId, recordId),
    correction: await openCorrection(tx, unitId, recordId),
    last: await lastDecision(tx, unitId, recordId),
    erasure: await lastErasure(tx, unitId, recordId),
    named: await namedPeople(tx, reader, rowOf(summary), now),
  }
}

const rowOf = (row: { readonly unit_id: UnitId; readonly form_key: string; readonly readers: readonly UserId[] | null }): RowFacts => ({
  unitId: row.unit_id,
  formKey: row.form_key,
  readers: row.readers,
})

type RevisionRow = Awaited<ReturnType<typeof loadRevisions>>[number]

const loadRevisions = (tx: Tx, unitId: UnitId, recordId: RecordId) =>
  tx
    .selectFrom('revisions')
    .select([
      'revision',
      'op_id',
      'kind',
      'form_key',
      'form_version',
      'form_hash',
      'data',
      'reasons',
      'outcome',
      'changes',
      'author_id',
      'author_name',
      'received_at',
      'orphans',
    ])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .orderBy('revision')
    .execute()

/** The oldest request that waits for the data owner. */
const openCorrection = (tx: Tx, unitId: UnitId, recordId: RecordId) =>
  tx
    .selectFrom('corrections')
    .select(['op_id', 'changes', 'reasons', 'author_id', 'author_name', 'requested_at'])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .where('status', '=', 'requested')
    .orderBy('requested_at')
    .orderBy('op_id')
    .limit(1)
    .executeTakeFirst()

/** Nothing when it was asked for before its author knew that the record was closed. */
function whyOf(reasons: readonly Reason[]): { readonly why?: string } {
  const why = reasons.find(isCorrectionReason)?.text
  return why === undefined ? {} : { why }
}

/** Newest first, each with the paths in which it differs from the one before; null: of a form that is not tried out any more. */
async function revisionMessages(forms: FormCache, rows: readonly RevisionRow[], reader: UserId): Promise<RevisionMessage[] | null> {
  const messages: RevisionMessage[] = []
  for (const [i, row] of rows.entries()) {
    const found = await forms.byVersion(row.form_key, row.form_version)
    if (found === null && isTestKey(row.form_key)) return null
    const { form } = must(found, 'the form of a stored revision is published')
    messages.unshift({
      revision: row.revision,
      opId: row.op_id,
      kind: row.kind,
      formRef: formRef(row.form_key, row.form_version, row.form_hash),
      values: row.data ?? {},
      changed: Object.keys(diffValues(form, rows[i - 1]?.data ?? null, row.data ?? {})).sort(),
      reasons: row.reasons.map((reason) => ({ ...reason })),
      warnings: 'warnings' in row.outcome ? [...(row.outcome.warnings ?? [])] : [],
      ...('corrected' in row.outcome && row.outcome.corrected ? { corrected: row.outcome.corrected } : {}),
      authorName: row.author_name,
      at: row.received_at.toISOString(),
      ...(row.author_id === reader ? { own: true as const } : {}),
      ...parallelOf(row),
      ...(row.orphans ? { orphans: { ...row.orphans } } : {}),
    })
  }
  return messages
}

/** What others had changed meanwhile; of an erased record nothing is known any more. */
function parallelOf({ outcome, changes }: RevisionRow): Pick<RevisionMessage, 'parallel'> {
  if (changes === null) return {}
  if (outcome.kind === 'merged') return { parallel: { theirs: [...outcome.theirs], asked: {} } }
  if (outcome.kind !== 'conflict') return {}
  const asked = Object.fromEntries(
    outcome.paths.flatMap((path) => (changes[path] === undefined ? [] : [[path, { ...changes[path] }] as const])),
  )
  return { parallel: { theirs: [...outcome.paths], asked } }
}
