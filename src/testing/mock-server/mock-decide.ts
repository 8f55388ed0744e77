import { applyChanges } from '#core/record/apply-changes.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { Issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import type { Role } from '#core/protocol/session.ts'
import { awaitedAside } from '#core/record/awaited-aside.ts'
import { diffValues } from '#core/record/diff.ts'
import { resolveConflict } from '#core/record/resolve-conflict.ts'
import { nextState, type RecordEvent, type RecordStateKind } from '#core/record/record-state.ts'
import type { MockPerson } from './mock-city.ts'
import { withFiles } from './mock-awaiting.ts'
import { requestErasure } from './mock-erasures.ts'
import { answersFor, nameReaders } from './mock-sight.ts'
import { revisedRecord } from './mock-records.ts'
import { putRecord, type MockRecord, type MockState } from './mock-state.ts'

type Rule = readonly [action: string, role: Role, states: readonly RecordStateKind[], holder?: boolean]

const open: readonly RecordStateKind[] = ['received', 'in-review', 'returned']
const rules: readonly Rule[] = [
  ['change', 'clerk', [...open, 'approved']],
  ['withdraw', 'clerk', open, true],
  ['take-over', 'clerk', ['returned'], false],
  ['resolve-conflict', 'clerk', open],
  ['resolve-conflict', 'reviewer', open],
  ['give-up-files', 'clerk', open],
  ['give-up-files', 'reviewer', [...open, 'approved']],
  ['give-up-files', 'data-owner', ['approved']],
  ['request-correction', 'clerk', ['locked', 'correction-requested']],
  ['start-review', 'reviewer', ['received']],
  ['approve', 'reviewer', ['received', 'in-review']],
  ['return', 'reviewer', ['received', 'in-review', 'approved']],
  ['approve', 'data-owner', ['approved']],
  ['return', 'data-owner', ['approved']],
  ['cancel', 'data-owner', ['approved', 'locked']],
  ['accept-correction', 'data-owner', ['correction-requested']],
  ['refuse-correction', 'data-owner', ['correction-requested']],
  ['name-readers', 'data-owner', [...open, 'approved', 'locked', 'correction-requested', 'withdrawn', 'cancelled']],
  ['request-erasure', 'data-owner', ['locked', 'withdrawn', 'cancelled']],
]
/** Nobody agrees to work of their own, nor to files that are not here yet. */
const agreeing: readonly string[] = ['approve', 'accept-correction']

/** What the roles allow now, and what they would if the record were somebody else's work; as the real server says. */
export function actionsOf(
  roles: ReadonlySet<Role>,
  person: MockPerson,
  record: MockRecord,
): { readonly actions: string[]; readonly withheld: string[] } {
  const clashes = Object.keys(record.conflicts).length > 0
  const fits = ([action, role, states, holder]: Rule): boolean =>
    roles.has(role) &&
    states.includes(record.state.kind) &&
    (holder === undefined || holder === (record.holderId === person.userId)) &&
    (action !== 'approve' || !clashes) &&
    (record.awaitingFiles === undefined || !agreeing.includes(action)) &&
    (action !== 'resolve-conflict' || clashes) &&
    (action !== 'give-up-files' || asideAwaited(record).length > 0) &&
    (action !== 'name-readers' || (record.readers !== null && answersFor(person, record))) &&
    (action !== 'request-erasure' || (record.erasure?.status !== 'requested' && answersFor(person, record)))
  const possible = [...new Set(rules.filter(fits).map(([action]) => action))]
  const author = record.state.kind === 'correction-requested' ? record.correction?.operation.authorId : record.authorId
  const isWithheld = (action: string): boolean => author === person.userId && agreeing.includes(action)
  return { actions: possible.filter((action) => !isWithheld(action)), withheld: possible.filter(isWithheld) }
}

export interface MockRefusal {
  readonly status: number
  readonly code: string
  readonly issues?: readonly Issue[]
}

/** Carries the decision out; the same decision sent again is done once. */
export function decide(
  state: MockState,
  person: MockPerson,
  roles: ReadonlySet<Role>,
  record: MockRecord,
  request: DecisionRequest,
): Result<MockRecord, MockRefusal> {
  if (state.decisions.has(request.opId)) return ok(record)
  if (record.revision !== request.revision) return err({ status: 409, code: 'record.changed' })
  const { decision } = request
  const { actions, withheld } = actionsOf(roles, person, record)
  if (withheld.includes(decision.kind)) return err({ status: 403, code: 'decision.own-work' })
  if (!actions.includes(decision.kind)) {
    const { awaitingFiles, ...complete } = record
    const isMissing = awaitingFiles !== undefined && actionsOf(roles, person, complete).actions.includes(decision.kind)
    return err(isMissing ? { status: 409, code: 'files.missing' } : { status: 403, code: 'decision.not-allowed' })
  }
  const next = decided(state, person, record, request)
  if (!next.ok) return next
  state.decisions.add(request.opId)
  return ok(putRecord(state, next.value))
}

function decided(state: MockState, person: MockPerson, record: MockRecord, request: DecisionRequest): Result<MockRecord, MockRefusal> {
  const { decision } = request
  if (decision.kind === 'resolve-conflict') return choose(state, person, record, request.opId, decision)
  if (decision.kind === 'take-over') return ok({ ...record, holderId: person.userId })
  if (decision.kind === 'name-readers') return nameReaders(state, record, decision.readers)
  if (decision.kind === 'request-erasure') return ok(requestErasure(state, person, record, request.opId, decision))
  if (decision.kind === 'give-up-files') return giveUp(state, record, decision.files)
  const next = nextState(record.state, eventOf(decision.kind, record))
  if (!next.ok) return err({ status: 409, code: 'decision.refused' })
  const changed: MockRecord = { ...record, state: next.value }
  const at = new Date(state.clock()).toISOString()
  switch (decision.kind) {
    case 'start-review':
      return ok(changed)
    case 'approve':
      return ok({ ...changed, comments: [], decided: { revision: record.revision, comments: [] } })
    case 'return': {
      const comments = decision.comments.map((comment) => ({ ...comment, author: person.name, at }))
      return ok({ ...changed, comments, decided: { revision: record.revision, comments } })
    }
    case 'cancel':
      return ok({ ...changed, comments: [{ path: '', text: decision.comment, author: person.name, at }] })
    case 'refuse-correction':
      return ok({ ...changed, correction: null, comments: [{ path: '', text: decision.comment, author: person.name, at }] })
    case 'accept-correction':
      return accept(state, person, changed)
  }
}

const eventOf = (
  kind: Exclude<
    DecisionRequest['decision']['kind'],
    'take-over' | 'resolve-conflict' | 'name-readers' | 'request-erasure' | 'give-up-files'
  >,
  record: MockRecord,
): RecordEvent => (kind === 'approve' ? { kind, role: record.state.kind === 'approved' ? 'data-owner' : 'reviewer' } : { kind })

const asideAwaited = ({ revisions, awaitingFiles = [] }: MockRecord): readonly string[] =>
  awaitedAside(
    revisions.map(({ orphans }) => orphans),
    awaitingFiles,
  ).map(({ sha256 }) => sha256)

function giveUp(state: MockState, record: MockRecord, files: readonly string[]): Result<MockRecord, MockRefusal> {
  const aside = asideAwaited(record)
  const settled = withFiles(state, { ...record, lostFiles: [...record.lostFiles, ...files] })
  const isAside = files.every((file) => aside.includes(file) && settled.awaitingFiles?.includes(file) !== true)
  return isAside ? ok(settled) : err({ status: 409, code: 'files.not-aside' })
}

function accept(state: MockState, person: MockPerson, record: MockRecord): Result<MockRecord, MockRefusal> {
  const form = state.forms.get(record.formRef)
  if (record.correction === null || form === undefined) return err({ status: 409, code: 'correction.none' })
  const { operation } = record.correction
  const values = applyChanges(form, record.values, operation.changes)
  return ok({ ...revisedRecord(state, person, operation, form, record, values, null), state: record.state, correction: null })
}

function choose(
  state: MockState,
  person: MockPerson,
  record: MockRecord,
  opId: OpId,
  { path, take, opId: of }: Extract<DecisionRequest['decision'], { kind: 'resolve-conflict' }>,
): Result<MockRecord, MockRefusal> {
  const form = state.forms.get(record.formRef)
  const choice = form && resolveConflict(form, record.values, record.conflicts, { path, take, ...(of === undefined ? {} : { opId: of }) })
  if (form === undefined || !choice) return err({ status: 409, code: 'conflict.none' })
  const { conflicts } = choice
  if (take === 'current') return ok({ ...record, conflicts })
  const asOf = vietnamDay(state.clock())
  const valid = validateRecord(form, choice.values, record.reasons, state.context(asOf))
  if (!valid.ok) return err({ status: 422, code: 'conflict.invalid', issues: valid.error })
  const { values, reasons } = valid.value
  const changes = diffValues(form, record.values, values)
  const source = { opId, kind: 'resolve', formRef: record.formRef, changes, listVersions: {}, reasons: [...reasons], asOf }
  const { state: before, comments, holderId } = record
  const revised = { ...revisedRecord(state, person, source, form, record, values, null), holderId, conflicts }
  return ok(before.kind === 'returned' ? { ...revised, state: before, comments } : revised)
}
