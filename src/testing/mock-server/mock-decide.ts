import { applyChanges } from '#core/record/apply-changes.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import type { Role } from '#core/protocol/session.ts'
import { nextState, type RecordEvent, type RecordStateKind } from '#core/record/record-state.ts'
import type { MockPerson } from './mock-city.ts'
import { revisedRecord } from './mock-records.ts'
import { putRecord, type MockRecord, type MockState } from './mock-state.ts'

type Rule = readonly [action: string, role: Role, states: readonly RecordStateKind[], holder?: boolean]

const rules: readonly Rule[] = [
  ['change', 'clerk', ['received', 'in-review', 'returned', 'approved']],
  ['withdraw', 'clerk', ['received', 'in-review', 'returned'], true],
  ['take-over', 'clerk', ['returned'], false],
  ['request-correction', 'clerk', ['locked', 'correction-requested']],
  ['start-review', 'reviewer', ['received']],
  ['approve', 'reviewer', ['received', 'in-review']],
  ['return', 'reviewer', ['received', 'in-review', 'approved']],
  ['approve', 'data-owner', ['approved']],
  ['return', 'data-owner', ['approved']],
  ['accept-correction', 'data-owner', ['correction-requested']],
  ['refuse-correction', 'data-owner', ['correction-requested']],
]

/** What the roles allow now, as the real server says. */
export function allowedActions(roles: ReadonlySet<Role>, person: MockPerson, record: MockRecord): ReadonlySet<string> {
  const fits = ([action, role, states, holder]: Rule): boolean =>
    roles.has(role) &&
    states.includes(record.state.kind) &&
    (holder === undefined || holder === (record.holderId === person.userId)) &&
    (action !== 'approve' || Object.keys(record.conflicts).length === 0)
  return new Set(rules.filter(fits).map(([action]) => action))
}

export interface MockRefusal {
  readonly status: number
  readonly code: string
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
  if (!allowedActions(roles, person, record).has(decision.kind)) return err({ status: 403, code: 'decision.not-allowed' })
  const next = decided(state, person, record, request)
  if (!next.ok) return next
  state.decisions.add(request.opId)
  return ok(putRecord(state, next.value))
}

function decided(state: MockState, person: MockPerson, record: MockRecord, { decision }: DecisionRequest): Result<MockRecord, MockRefusal> {
  if (decision.kind === 'take-over') return ok({ ...record, holderId: person.userId })
  const next = nextState(record.state, eventOf(decision.kind, record))
  if (!next.ok) return err({ status: 409, code: 'decision.refused' })
  const changed: MockRecord = { ...record, state: next.value }
  const at = new Date(state.clock()).toISOString()
  switch (decision.kind) {
    case 'start-review':
      return ok(changed)
    case 'approve':
      return ok({ ...changed, comments: [] })
    case 'return':
      return ok({ ...changed, comments: decision.comments.map((comment) => ({ ...comment, author: person.name, at })) })
    case 'refuse-correction':
      return ok({ ...changed, correction: null, comments: [{ path: '', text: decision.comment, author: person.name, at }] })
    case 'accept-correction':
      return accept(state, person, changed)
  }
}

const eventOf = (kind: Exclude<DecisionRequest['decision']['kind'], 'take-over'>, record: MockRecord): RecordEvent =>
  kind === 'approve' ? { kind, role: record.state.kind === 'approved' ? 'data-owner' : 'reviewer' } : { kind }

function accept(state: MockState, person: MockPerson, record: MockRecord): Result<MockRecord, MockRefusal> {
  const form = state.forms.get(record.formRef)
  if (record.correction === null || form === undefined) return err({ status: 409, code: 'correction.none' })
  const { operation } = record.correction
  const values = applyChanges(form, record.values, operation.changes)
  return ok({ ...revisedRecord(state, person, operation, form, record, values, {}), state: record.state, correction: null })
}
