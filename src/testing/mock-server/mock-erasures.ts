import type { OpId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { ErasureDecision, PendingErasures } from '#core/protocol/erasures.ts'
import type { DecisionRequest, ErasureMessage } from '#core/protocol/records.ts'
import { reachedUnits } from '#core/protocol/reached-units.ts'
import { unitOf, type MockPerson } from './mock-city.ts'
import type { MockRefusal } from './mock-decide.ts'
import { answersFor, isNamed } from './mock-sight.ts'
import { putRecord, type MockRecord, type MockState } from './mock-state.ts'

type Erasure = NonNullable<MockRecord['erasure']>

export const erasureMessage = ({ requestedBy: _by, ...message }: Erasure): ErasureMessage => message

export const requestErasure = (
  state: MockState,
  person: MockPerson,
  record: MockRecord,
  opId: OpId,
  { reason, basis }: Extract<DecisionRequest['decision'], { kind: 'request-erasure' }>,
): MockRecord => ({
  ...record,
  erasure: {
    opId,
    status: 'requested',
    reason: reason.trim(),
    basis: basis.trim(),
    requesterName: person.name,
    requestedAt: new Date(state.clock()).toISOString(),
    deciderName: null,
    decidedAt: null,
    requestedBy: person.userId,
  },
})

const mayDecide = (person: MockPerson, record: MockRecord): boolean =>
  answersFor(person, record) || person.grants.some((grant) => grant.role === 'administrator' && reachedUnits(grant).includes(record.unitId))

export const pendingErasures = (state: MockState, person: MockPerson): PendingErasures => ({
  erasures: [...state.records.values()].flatMap((record) => {
    const { unitId, recordId, formRef, formKey, erasure } = record
    if (erasure?.status !== 'requested' || !mayDecide(person, record)) return []
    const unitName = unitOf(state.city, unitId)?.name ?? ''
    // The receipt of a record that is kept for others is theirs alone.
    const receipt = isNamed(person, record) ? record.receipt : ''
    const formTitle = state.forms.get(formRef)?.definition.title ?? formKey
    return [
      { unitId, unitName, recordId, formTitle, receipt, erasure: erasureMessage(erasure), own: erasure.requestedBy === person.userId },
    ]
  }),
})

/** What stays of an erased record, as the real server keeps it. */
function erased(record: MockRecord): MockRecord {
  const revisions = record.revisions.map(({ parallel: _values, ...revision }) => ({
    ...revision,
    values: {},
    changed: [],
    reasons: [],
    warnings: [],
  }))
  return {
    ...record,
    state: { kind: 'erased' },
    values: {},
    listVersions: {},
    title: '',
    comments: [],
    conflicts: {},
    reasons: [],
    revisions,
    assigned: {},
    correction: null,
  }
}

export function decideErasure(
  state: MockState,
  person: MockPerson,
  record: MockRecord | undefined,
  { opId, requestId, decision }: ErasureDecision,
): Result<null, MockRefusal> {
  const erasure = record?.erasure
  if (!record || erasure?.opId !== requestId || !mayDecide(person, record)) return err({ status: 404, code: 'erasure.none' })
  if (erasure.requestedBy === person.userId && decision === 'confirm') return err({ status: 403, code: 'erasure.own-request' })
  if (state.decisions.has(opId)) return ok(null)
  if (erasure.status !== 'requested') return err({ status: 409, code: 'erasure.decided' })
  state.decisions.add(opId)
  const decidedAt = new Date(state.clock()).toISOString()
  const status = decision === 'confirm' ? 'confirmed' : 'refused'
  const decided: MockRecord = { ...record, erasure: { ...erasure, status, deciderName: person.name, decidedAt } }
  putRecord(state, decision === 'confirm' ? erased(decided) : decided)
  return ok(null)
}
