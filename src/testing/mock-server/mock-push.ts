import type { CompiledForm } from '#core/form/compiled-form.ts'
import { fixedNumberIssues } from '#core/form/fixed-number-issues.ts'
import { hasRegister } from '#core/form/register-fields.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import type { Reason } from '#core/record/draft.ts'
import { keptReasons } from '#core/record/kept-reasons.ts'
import { isCorrectionReason, WITHDRAWAL_REASON } from '#core/record/make-operation.ts'
import { mergeChanges, type Merged } from '#core/record/merge.ts'
import type { Operation } from '#core/record/operation.ts'
import { nextState } from '#core/record/record-state.ts'
import type { MockPerson } from './mock-city.ts'
import { isNamed } from './mock-sight.ts'
import { createdRecord, revisedRecord, type Clash } from './mock-records.ts'
import { putRecord, recordKey, valuesAt, type MockRecord, type MockState } from './mock-state.ts'

const refusal = (reason: 'invalid' | 'form-mismatch' | 'op-id-reused' | 'closed', code: string, path = ''): PushOutcome => ({
  kind: 'quarantined',
  reason,
  issues: [{ code, path, params: {} }],
})
const denied = (code: string): PushOutcome => ({ kind: 'denied', issues: [{ code, path: '', params: {} }] })

/** The outcome of one operation, as the real server would answer; identities, periods and day windows are not checked here. */
export function pushOperation(state: MockState, person: MockPerson, operation: Operation): PushOutcome {
  if (operation.authorId !== person.userId) return denied('author.other')
  const formKey = operation.formRef.slice(0, operation.formRef.indexOf('@'))
  const mayEnter = person.grants.some(
    ({ role, unitId, formKey: key }) => role === 'clerk' && unitId === operation.unitId && (key === '*' || key === formKey),
  )
  if (!mayEnter) return denied('grant.missing')
  // Nothing is left to compare with, nor anything of what was answered.
  if (state.records.get(recordKey(operation))?.state.kind === 'erased') return refusal('closed', 'record.closed')
  const known = state.operations.get(`${operation.unitId}/${operation.opId}`)
  const { offlineMs: _transport, ...rest } = operation
  const hash = canonicalJson(rest as unknown as JsonValue) // parsed from JSON
  if (known !== undefined) {
    if (known.hash !== hash) return refusal('op-id-reused', 'op-id.reused')
    return replayOf(known.outcome, state.records.get(recordKey(operation)))
  }
  const form = state.forms.get(operation.formRef)
  if (form === undefined) return refusal('form-mismatch', 'form.unknown')
  const outcome = perform(state, person, operation, form)
  if (outcome.kind !== 'held' && outcome.kind !== 'denied') state.operations.set(`${operation.unitId}/${operation.opId}`, { hash, outcome })
  return outcome
}

/** Files that it awaited may have come since, and with them the receipt. */
function replayOf(outcome: PushOutcome, record: MockRecord | undefined): PushOutcome {
  const replay: PushOutcome = outcome.kind === 'applied' ? { ...outcome, kind: 'duplicate' } : outcome
  if (record === undefined || !('awaitingFiles' in replay)) return replay
  const { awaitingFiles: _then, ...rest } = replay
  return { ...('receipt' in rest ? { ...rest, receipt: record.receipt } : rest), ...awaitingOf(record) }
}

const awaitingOf = ({ awaitingFiles }: MockRecord) => (awaitingFiles === undefined ? {} : { awaitingFiles })

function perform(state: MockState, person: MockPerson, operation: Operation, form: CompiledForm): PushOutcome {
  const record = state.records.get(recordKey(operation))
  if (record !== undefined && !isNamed(person, record)) return denied('record.not-named')
  if (operation.kind === 'create') return create(state, person, operation, form, record)
  const base = findBase(state, operation, record)
  if (typeof base !== 'number') return base
  if (record === undefined) return refusal('invalid', 'record.unknown')
  return operation.kind === 'withdraw' ? withdraw(state, person, operation, record) : change(state, person, operation, form, record, base)
}

/** The revision that the operation builds on. */
function findBase(state: MockState, { base, unitId }: Operation, record: MockRecord | undefined): number | PushOutcome {
  switch (base.kind) {
    case 'new':
      return refusal('invalid', 'base.invalid')
    case 'revision':
      return record !== undefined && base.revision > record.revision ? refusal('invalid', 'base.unknown') : base.revision
    case 'after': {
      const before = state.operations.get(`${unitId}/${base.opId}`)?.outcome
      if (before === undefined) return { kind: 'held', waitsFor: base.opId }
      return 'revision' in before ? before.revision : refusal('invalid', 'base.refused')
    }
  }
}

function create(
  state: MockState,
  person: MockPerson,
  operation: Operation,
  form: CompiledForm,
  existing: MockRecord | undefined,
): PushOutcome {
  if (operation.base.kind !== 'new') return refusal('invalid', 'base.invalid')
  if (existing !== undefined) return refusal('invalid', 'record.exists')
  const checked = check(state, operation, form, applyChanges(form, null, operation.changes), operation.reasons)
  if (!checked.ok) return checked.outcome
  return landed('applied', putRecord(state, createdRecord(state, person, operation, form, checked.values)))
}

function change(
  state: MockState,
  person: MockPerson,
  operation: Operation,
  form: CompiledForm,
  record: MockRecord,
  base: number,
): PushOutcome {
  const fixed = fixedNumberIssues(form, record.assigned, record.values, applyChanges(form, record.values, operation.changes))
  if (fixed.length > 0)
    return {
      kind: 'quarantined',
      reason: 'invalid',
      issues: fixed.map(({ code, path, params }) => ({ code, path, params: { ...params } })),
    }
  const diverged = base < record.revision
  const merged: Merged = diverged
    ? mergeChanges(form, { base: valuesAt(record, base), current: record.values, changes: operation.changes })
    : { values: applyChanges(form, record.values, operation.changes), theirs: [], conflicts: {} }
  const values = applyChanges(
    form,
    merged.values,
    Object.fromEntries(Object.entries(record.assigned).map(([path, value]) => [path, { value }])),
  )
  const checked = check(state, operation, form, values, diverged ? [...operation.reasons, ...record.reasons] : operation.reasons)
  if (record.state.kind === 'locked' || record.state.kind === 'correction-requested') {
    return checked.ok ? requestCorrection(state, person, operation, record) : checked.outcome
  }
  if (!nextState(record.state, { kind: 'revise' }).ok) return refusal('closed', 'record.closed')
  if (!checked.ok && !diverged) return checked.outcome
  // Together the two changes make no valid record: the server's stays whole, all that the author wanted is kept beside it.
  const conflicts = checked.ok
    ? merged.conflicts
    : Object.fromEntries(Object.entries(operation.changes).map(([path, { value }]) => [path, value === undefined ? {} : { value }]))
  const reasons = checked.ok ? keptReasons(operation.reasons, checked.reasons) : record.reasons
  const stored = putRecord(
    state,
    revisedRecord(state, person, { ...operation, reasons: [...reasons] }, form, record, checked.ok ? checked.values : record.values, {
      fresh: conflicts,
      theirs: merged.theirs,
      ...whatWasSeen(operation),
    }),
  )
  const paths = Object.keys(conflicts)
  if (paths.length > 0) return { kind: 'conflict', revision: stored.revision, paths, ...awaitingOf(stored) }
  return merged.theirs.length > 0 ? { ...landed('applied', stored), kind: 'merged', theirs: [...merged.theirs] } : landed('applied', stored)
}

const whatWasSeen = ({ base }: Operation): Pick<Clash, 'seen' | 'after'> => ({
  seen: base.kind === 'revision' ? base.revision : 0,
  after: base.kind === 'after' ? base.opId : null,
})

function withdraw(state: MockState, person: MockPerson, operation: Operation, record: MockRecord): PushOutcome {
  if (record.holderId !== person.userId) return denied('withdraw.not-holder')
  const next = nextState(record.state, { kind: 'withdraw' })
  if (!next.ok) return refusal('closed', 'withdraw.too-late')
  const form = state.forms.get(record.formRef)
  if (form === undefined) return refusal('form-mismatch', 'form.unknown')
  const reasons = operation.reasons.filter((reason) => reason.ruleId === WITHDRAWAL_REASON)
  if (hasRegister(form) && Object.keys(record.assigned).length > 0 && reasons.length === 0)
    return refusal('invalid', 'withdraw.reason-missing')
  const revised = revisedRecord(
    state,
    person,
    { ...operation, reasons: [...record.reasons, ...reasons] },
    form,
    record,
    record.values,
    null,
  )
  return landed('applied', putRecord(state, { ...revised, state: next.value, comments: [], conflicts: {} }))
}

function requestCorrection(state: MockState, person: MockPerson, operation: Operation, record: MockRecord): PushOutcome {
  const why = operation.reasons.find(isCorrectionReason)?.text
  const at = new Date(state.clock()).toISOString()
  const message = { opId: operation.opId, changes: operation.changes, authorName: person.name, at, ...(why !== undefined && { why }) }
  const stored = putRecord(state, { ...record, state: { kind: 'correction-requested' }, correction: { operation, message } })
  return { kind: 'correction-requested', revision: record.revision, ...awaitingOf(stored) }
}

type Landed = Extract<PushOutcome, { kind: 'applied' }>

const landed = (kind: 'applied', record: MockRecord): Landed => ({
  kind,
  revision: record.revision,
  receipt: record.receipt,
  state: record.state,
  assigned: { ...record.assigned },
  ...awaitingOf(record),
})

type Checked =
  | { readonly ok: true; readonly values: JsonObject; readonly reasons: readonly Reason[] }
  | { readonly ok: false; readonly outcome: PushOutcome }

function check(state: MockState, operation: Operation, form: CompiledForm, values: JsonObject, reasons: readonly Reason[]): Checked {
  const validated = validateRecord(form, values, reasons, state.context(operation.asOf))
  if (validated.ok) return { ok: true, values: validated.value.values, reasons: validated.value.reasons }
  const issues = validated.error.map(({ code, path, params }) => ({ code, path, params: { ...params } }))
  return { ok: false, outcome: { kind: 'quarantined', reason: 'invalid', issues } }
}
