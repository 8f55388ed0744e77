import { isTestKey } from '#core/form/test-key.ts'
import { formRef } from '#core/form/compiled-form.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import { filesNamed } from '#core/record/files-named.ts'
import { keptReasons } from '#core/record/kept-reasons.ts'
import type { Operation } from '#core/record/operation.ts'
import type { PublishedForm } from '../catalogue/form-cache.ts'
import { awaitingOf } from '../files/stored-files.ts'
import { keepAssigned } from './assign-numbers.ts'
import type { StoredRecord } from './batch-state.ts'
import { correctedOf } from './corrected-values.ts'
import { formContextOf } from './form-context-of.ts'
import { namedReaders } from './named-readers.ts'
import { closed, invalid, quarantined, warningsOf } from './outcomes.ts'
import { claim, claimsOf, clashes, withNumbers } from './plan-land.ts'
import { putRecord, type PlanRun } from './plan-run.ts'
import { received } from './received.ts'
import { readyValues } from './ready-values.ts'

/** A new record: validated, numbered, received. */
export function planCreate(run: PlanRun, operation: Operation, published: PublishedForm): PushOutcome {
  const { form } = published
  if (operation.base.kind !== 'new') return invalid('base.invalid')
  if (run.records.has(operation.recordId)) return invalid('record.exists')
  const gate = whyNoNew(run, operation, published)
  if (gate !== null) return closed(gate)
  const known = `${operation.opId}|new`
  const checked =
    run.context.validated.get(known) ??
    readyValues({
      form,
      values: keepAssigned(form, applyChanges(form, null, operation.changes), {}),
      reasons: operation.reasons,
      context: formContextOf(run, operation, form),
      scopeKey: run.context.scope.formKey,
      identitySecret: run.context.identitySecret,
    })
  run.context.validated.set(known, checked)
  if (checked.kind === 'invalid') return quarantined('invalid', checked.issues)
  const taken = clashes(claimsOf(run), operation.recordId, checked, form)
  if (taken.length > 0) return quarantined(taken.some((found) => found.code === 'period.taken') ? 'closed' : 'invalid', taken)
  const { ready, assigned } = withNumbers(run, operation, form, checked, {})
  const record = received(run, form, {
    recordId: operation.recordId,
    formKey: run.context.scope.formKey,
    formVersion: form.definition.version,
    formHash: form.hash,
    revision: 1,
    state: { kind: 'received' },
    values: ready.values,
    listVersions: operation.listVersions,
    title: ready.title,
    receipt: '',
    awaitingFiles: [],
    asideFiles: filesNamed({ ...operation.orphans }),
    authorId: run.context.author.userId,
    holderId: null,
    createdAt: run.context.now,
    changedAt: run.context.now,
    comments: [],
    conflicts: {},
    period: ready.period,
    gone: null,
    movedTo: null,
    readers: namedReaders(form, [run.context.author.userId]),
    assigned,
    reasons: keptReasons(operation.reasons, ready.reasons),
  })
  putRecord(run, record)
  claim(run, operation.recordId, ready)
  const outcome = outcomeOf(record, ready, correctedOf(form, operation.changes, ready.values, ready.values))
  run.revisions.push(revisionOf(run, operation, record, 'create', outcome, operation.orphans))
  return outcome
}

/** Whether the version takes this new record now. Test records are made before a form opens, and after it has closed. */
function whyNoNew({ context }: PlanRun, operation: Operation, { status, closingAt, opensAt }: PublishedForm): string | null {
  if (isTestKey(context.scope.formKey)) return null
  if (opensAt !== null && opensAt > context.now) return 'form.not-open'
  if (status === 'closed') return 'form.closed'
  if (status !== 'closing' || closingAt === null) return null
  // Made before it began to close, by the time that the device says it waited: late, and taken.
  const isLate = context.now.getTime() - operation.offlineMs <= closingAt.getTime() && operation.asOf <= vietnamDay(closingAt.getTime())
  return isLate ? null : 'form.closed'
}

const outcomeOf = (
  record: StoredRecord,
  ready: Parameters<typeof warningsOf>[0],
  corrected: ReturnType<typeof correctedOf>,
): PushOutcome => ({
  kind: 'applied',
  revision: record.revision,
  receipt: record.receipt,
  ...awaitingOf(record.awaitingFiles),
  state: record.state,
  assigned: { ...record.assigned },
  ...warningsOf(ready),
  ...corrected,
})

/** The history row of an operation that changed its record. */
export const revisionOf = (
  run: PlanRun,
  operation: Operation,
  record: StoredRecord,
  kind: PlanRun['revisions'][number]['kind'],
  outcome: PushOutcome,
  orphans: PlanRun['revisions'][number]['orphans'] = {},
): PlanRun['revisions'][number] => ({
  recordId: operation.recordId,
  revision: record.revision,
  formVersion: record.formVersion,
  formHash: record.formHash,
  opId: operation.opId,
  kind,
  authorId: run.context.author.userId,
  authorName: run.context.author.name,
  changes: operation.changes,
  values: record.values ?? {},
  listVersions: record.listVersions,
  reasons: record.reasons,
  asOf: operation.asOf,
  clientTime: operation.clientTime,
  outcome,
  readers: record.readers,
  orphans,
})

export const recordFormRef = (scopeKey: string, record: Pick<StoredRecord, 'formVersion' | 'formHash'>): string =>
  formRef(scopeKey, record.formVersion, record.formHash)
