import { joinOrphans } from '#core/form/upgrade/kept-aside.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import { filesNamed } from '#core/record/files-named.ts'
import { keptReasons } from '#core/record/kept-reasons.ts'
import type { Operation } from '#core/record/operation.ts'
import { nextState } from '#core/record/record-state.ts'
import { waitingAfter, type WaitingValues } from '#core/record/waiting-values.ts'
import type { PublishedForm } from '../catalogue/form-cache.ts'
import { awaitingOf, missingFiles, namedBy } from '../files/stored-files.ts'
import { fixedNumberIssues } from '#core/form/fixed-number-issues.ts'
import { seriesOf } from './assign-numbers.ts'
import type { StoredRecord } from './batch-state.ts'
import { correctedOf } from './corrected-values.ts'
import { findBase } from './find-base.ts'
import { formContextOf } from './form-context-of.ts'
import { currentValues, isSeen, mergeOperation, valuesOnBase, withoutComputed, type Merge } from './merge-operation.ts'
import { namedReaders } from './named-readers.ts'
import { closed, invalid, quarantined, warningsOf } from './outcomes.ts'
import { revisionOf } from './plan-create.ts'
import { claim, claimsOf, clashes, withNumbers } from './plan-land.ts'
import { putRecord, type PlanRun } from './plan-run.ts'
import { received } from './received.ts'
import { readyValues, type ReadyValues } from './ready-values.ts'

type Ready = Extract<ReadyValues, { kind: 'ready' }>

/** A change of an existing record: applied, merged with what others did meanwhile, or turned into a correction request. */
export function planChange(run: PlanRun, operation: Operation, published: PublishedForm): PushOutcome {
  const record = run.records.get(operation.recordId)
  const base = findBase(run, operation, record)
  if (base.kind === 'settled') return base.outcome
  if (!record) return invalid('record.unknown')
  const { form } = published
  if (form.definition.version < record.formVersion)
    return quarantined('form-mismatch', [{ code: 'form.older', path: '', params: { version: record.formVersion } }])
  const current = currentValues(form, record)
  const fixed = fixedNumberIssues(form, record.assigned, current, applyChanges(form, current, operation.changes))
  if (fixed.length > 0) return quarantined('invalid', fixed)
  const merge = mergeOperation(run, operation, form, record, base)
  // Warnings of others' values were passed by their reasons.
  const reasons = base.diverged ? [...operation.reasons, ...record.reasons] : operation.reasons
  const change = { ...operation, reasons }
  // A device sends nothing that was invalid where it was written: such values must not come near the record as a conflict.
  const own = base.diverged
    ? validate(run, change, published, `${record.revision} from ${base.revision}`, valuesOnBase(run, change, form, record, base))
    : null
  if (own?.kind === 'invalid') return quarantined('invalid', own.issues)
  const ready = validate(run, change, published, String(record.revision), merge.values)
  if (record.state.kind === 'locked' || record.state.kind === 'correction-requested')
    return requestCorrection(run, operation, form, record, ready)
  if (!nextState(record.state, { kind: 'revise' }).ok) return closed('record.closed', '', { state: record.state.kind })
  if (ready.kind === 'invalid')
    return base.diverged ? land(run, operation, published, record, keepAll(form, operation, record)) : quarantined('invalid', ready.issues)
  const taken = clashes(claimsOf(run), record.recordId, ready, form)
  if (taken.length > 0) return quarantined(taken.some((found) => found.code === 'period.taken') ? 'closed' : 'invalid', taken)
  const sent = base.diverged ? (isSeen(run, record, base) ? (own?.values ?? null) : null) : ready.values
  return land(run, operation, published, record, { ...merge, ready, sent })
}

interface Landing extends Merge {
  /** Null when the record keeps its values. */
  readonly ready: Ready | null
  /** The record as the author's device had it, with its computed values worked out here; null when that is not known any more. */
  readonly sent: JsonObject | null
}

/** Together the two changes make no valid record: the server's stays whole, all that the author wanted is kept beside it. */
const keepAll = (form: CompiledForm, operation: Operation, record: StoredRecord): Landing => ({
  values: record.values ?? {},
  theirs: [],
  conflicts: Object.fromEntries(
    Object.entries(withoutComputed(form, operation.changes)).map(([path, { value }]) => [path, value === undefined ? {} : { value }]),
  ),
  ready: null,
  sent: null,
  orphans: {},
})

/** @param on the revisions that the values are made of; what was found is remembered by it */
function validate(run: PlanRun, operation: Operation, { form }: PublishedForm, on: string, values: JsonObject): ReadyValues {
  const key = `${operation.opId}|${on}`
  // Numbers given in this very batch are not final before the transaction, so such forms are validated again there.
  const mayRemember = seriesOf(form).length === 0
  const known = mayRemember ? run.context.validated.get(key) : undefined
  if (known) return known
  const checked = readyValues({
    form,
    values,
    reasons: operation.reasons,
    context: formContextOf(run, operation, form),
    scopeKey: run.context.scope.formKey,
    identitySecret: run.context.identitySecret,
  })
  if (mayRemember) run.context.validated.set(key, checked)
  return checked
}

function requestCorrection(run: PlanRun, operation: Operation, form: CompiledForm, record: StoredRecord, ready: ReadyValues): PushOutcome {
  if (ready.kind === 'invalid') return quarantined('invalid', ready.issues)
  const missing = missingFiles(namedBy(form, operation), run.state.files)
  const awaitingFiles = [...new Set([...record.awaitingFiles, ...missing])].sort()
  putRecord(run, { ...record, state: { kind: 'correction-requested' }, changedAt: run.context.now, awaitingFiles })
  run.corrections.push(operation)
  return { kind: 'correction-requested', revision: record.revision, ...awaitingOf(awaitingFiles) }
}

function land(run: PlanRun, operation: Operation, { form }: PublishedForm, record: StoredRecord, landing: Landing): PushOutcome {
  const numbered = landing.ready && withNumbers(run, operation, form, landing.ready, record.assigned)
  const open = Object.keys(landing.conflicts)
  const orphans = joinOrphans(landing.orphans, operation.orphans ?? {})
  const changed = received(run, form, {
    ...record,
    ...(numbered
      ? {
          values: numbered.ready.values,
          title: numbered.ready.title,
          period: numbered.ready.period,
          assigned: numbered.assigned,
          formVersion: form.definition.version,
          formHash: form.hash,
        }
      : {}),
    revision: record.revision + 1,
    state: { kind: 'received' },
    listVersions: { ...record.listVersions, ...operation.listVersions },
    authorId: run.context.author.userId,
    holderId: null,
    reasons: landing.ready ? keptReasons(operation.reasons, landing.ready.reasons) : record.reasons,
    changedAt: run.context.now,
    // A form that became secret hides the record from now on; one that is so no longer keeps its records hidden.
    readers: record.readers ?? namedReaders(form, [record.authorId, run.context.author.userId]),
    comments: open.length > 0 ? record.comments : [],
    conflicts: waitingNow(run, operation, record, landing.conflicts),
    asideFiles: [...record.asideFiles, ...filesNamed({ ...orphans })],
  })
  putRecord(run, changed)
  if (numbered) claim(run, record.recordId, numbered.ready)
  const outcome = outcomeOfLanding(changed, landing, open, correctedIn(form, operation, landing))
  run.revisions.push(revisionOf(run, operation, changed, outcome.kind === 'applied' ? 'change' : 'merge', outcome, orphans))
  return outcome
}

/** A change that follows another of its device was made before that one was answered: which revision its author saw is not known. */
const waitingNow = (
  run: PlanRun,
  { opId, base, changes }: Operation,
  { conflicts, revision }: StoredRecord,
  fresh: Landing['conflicts'],
): WaitingValues =>
  waitingAfter(conflicts, {
    opId,
    after: base.kind === 'after' ? base.opId : null,
    seen: base.kind === 'revision' ? base.revision : 0,
    paths: Object.keys(changes),
    fresh,
    author: run.context.author.name,
    revision: revision + 1,
  })

const correctedIn = (form: CompiledForm, { changes }: Operation, { sent, ready }: Landing): ReturnType<typeof correctedOf> =>
  sent === null || ready === null ? {} : correctedOf(form, changes, sent, ready.values)

function outcomeOfLanding(
  record: StoredRecord,
  { theirs, ready }: Landing,
  conflicts: readonly string[],
  corrected: ReturnType<typeof correctedOf>,
): PushOutcome {
  const landed = {
    revision: record.revision,
    receipt: record.receipt,
    ...awaitingOf(record.awaitingFiles),
    state: record.state,
    assigned: { ...record.assigned },
    ...(ready ? warningsOf(ready) : {}),
    ...corrected,
  }
  if (conflicts.length > 0)
    return { kind: 'conflict', revision: record.revision, paths: [...conflicts], ...awaitingOf(record.awaitingFiles) }
  return theirs.length > 0 ? { kind: 'merged', ...landed, theirs: [...theirs] } : { kind: 'applied', ...landed }
}
