import { issue } from '#core/lib/issue.ts'
import type { UserId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { PersonMessage, RecordMessage } from '#core/protocol/records.ts'
import type { MockPerson } from './mock-city.ts'
import type { MockRefusal } from './mock-decide.ts'
import type { MockRecord, MockState } from './mock-state.ts'

type Scope = Pick<MockRecord, 'unitId' | 'formKey'>

const worksIn = (person: MockPerson, { unitId, formKey }: Scope, roles: readonly string[]): boolean =>
  person.grants.some(
    (grant) => roles.includes(grant.role) && grant.unitId === unitId && (grant.formKey === '*' || grant.formKey === formKey),
  )

/** The data owner of the unit itself, not of one above it. */
export const answersFor = (person: MockPerson, scope: Scope): boolean => worksIn(person, scope, ['data-owner'])

/** Everybody, where rows are not kept for named people. */
export const isNamed = (person: MockPerson, record: MockRecord): boolean =>
  record.readers === null || record.readers.includes(person.userId) || answersFor(person, record)

const message = ({ userId, name, post }: MockPerson): PersonMessage => ({ userId, name, post })

const peopleOf = ({ city }: MockState, scope: Scope): readonly MockPerson[] =>
  city.people.filter((person) => worksIn(person, scope, ['clerk', 'reviewer', 'data-owner', 'auditor']))

export function accessOf(state: MockState, person: MockPerson, record: MockRecord): Pick<RecordMessage, 'access'> {
  if (record.readers === null) return {}
  const readers = record.readers.flatMap((userId) => state.city.people.filter((one) => one.userId === userId).map(message))
  return { access: answersFor(person, record) ? { readers, people: peopleOf(state, record).map(message) } : { readers } }
}

/** Who sees it from now on; who does no longer gets the place in the feed that the record takes next. */
export function nameReaders(state: MockState, record: MockRecord, wanted: readonly UserId[]): Result<MockRecord, MockRefusal> {
  const before = record.readers ?? []
  const known = new Set([...before, ...peopleOf(state, record).map((person) => person.userId)])
  const strangers = wanted.filter((userId) => !known.has(userId))
  if (strangers.length > 0)
    return err({
      status: 422,
      code: 'readers.not-of-unit',
      issues: strangers.map((userId) => issue('readers.not-of-unit', '', { userId })),
    })
  const readers = [...new Set([...before.slice(0, 1), ...wanted])]
  const seq = (state.counters.get(`scope ${record.unitId}/${record.formKey}`) ?? 0) + 1
  const lost = before.filter((userId) => !readers.includes(userId)).map((userId) => [userId, seq])
  const kept = Object.entries(record.hiddenFrom).filter(([userId]) => !readers.some((reader) => reader === userId))
  return ok({ ...record, readers, hiddenFrom: Object.fromEntries([...kept, ...lost]) as MockRecord['hiddenFrom'] }) // keys of both are user ids
}
