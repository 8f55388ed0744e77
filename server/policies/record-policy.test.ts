import { describe, expect, test } from 'vitest'
import type { Role } from '#core/protocol/session.ts'
import type { RecordStateKind } from '#core/record/record-state.ts'
import { allowedActions, approvingRole, inboxStates, mayCreate, mayRead, type RecordFacts, withheldActions } from './record-policy.ts'

const facts = (state: RecordStateKind, rest: Partial<RecordFacts> = {}): RecordFacts => ({
  state,
  isHolder: false,
  hasConflicts: false,
  isOwnWork: false,
  awaitsFiles: false,
  awaitsAside: false,
  mayName: false,
  mayAskErasure: false,
  ...rest,
})
const roles = (...list: Role[]): ReadonlySet<Role> => new Set(list)

const table: readonly [Role, RecordStateKind, string][] = [
  ['clerk', 'received', 'change'],
  ['clerk', 'in-review', 'change'],
  ['clerk', 'returned', 'change take-over'],
  ['clerk', 'approved', 'change'],
  ['clerk', 'locked', 'request-correction'],
  ['clerk', 'correction-requested', 'request-correction'],
  ['clerk', 'withdrawn', ''],
  ['clerk', 'erased', ''],
  ['reviewer', 'received', 'start-review approve return'],
  ['reviewer', 'in-review', 'approve return'],
  ['reviewer', 'returned', ''],
  ['reviewer', 'approved', 'return'],
  ['reviewer', 'locked', ''],
  ['data-owner', 'received', ''],
  ['data-owner', 'approved', 'approve return cancel'],
  ['data-owner', 'locked', 'cancel'],
  ['data-owner', 'correction-requested', 'accept-correction refuse-correction'],
  ['data-owner', 'cancelled', ''],
  ['clerk', 'cancelled', ''],
  ['auditor', 'received', ''],
  ['administrator', 'approved', ''],
  ['publisher', 'locked', ''],
]

describe('what a role may do with a record', () => {
  test.each(table)('%s on a %s record: %s', (role, state, expected) => {
    expect(allowedActions(roles(role), facts(state)).join(' ')).toBe(expected)
  })

  test('only its holder withdraws a record, and never after approval', () => {
    expect(allowedActions(roles('clerk'), facts('received', { isHolder: true }))).toContain('withdraw')
    expect(allowedActions(roles('clerk'), facts('received'))).not.toContain('withdraw')
    expect(allowedActions(roles('clerk'), facts('approved', { isHolder: true }))).not.toContain('withdraw')
  })

  test('nobody approves while two values wait for a choice', () => {
    expect(allowedActions(roles('reviewer'), facts('received', { hasConflicts: true }))).not.toContain('approve')
    expect(approvingRole(roles('data-owner'), facts('approved', { hasConflicts: true }))).toBeNull()
  })

  test('nobody agrees to what names files that are not here yet; it may still be returned', () => {
    const awaiting = { awaitsFiles: true }
    expect(allowedActions(roles('reviewer'), facts('received', awaiting))).toEqual(['start-review', 'return'])
    expect(allowedActions(roles('data-owner'), facts('approved', awaiting))).not.toContain('approve')
    expect(allowedActions(roles('data-owner'), facts('correction-requested', awaiting))).toEqual(['refuse-correction'])
  })

  test('who made the newest revision approves it in no role, and is told why', () => {
    const own = facts('received', { isOwnWork: true })
    expect(allowedActions(roles('clerk', 'reviewer'), own)).not.toContain('approve')
    expect(withheldActions(roles('clerk', 'reviewer'), own)).toEqual(['approve'])
    expect(approvingRole(roles('data-owner'), facts('approved', { isOwnWork: true }))).toBeNull()
    expect(withheldActions(roles('data-owner'), facts('correction-requested', { isOwnWork: true }))).toEqual(['accept-correction'])
    expect(withheldActions(roles('clerk'), own)).toEqual([])
  })

  test('clerks and reviewers choose between two values, before approval and only when two wait', () => {
    for (const role of ['clerk', 'reviewer'] as const) {
      expect(allowedActions(roles(role), facts('received', { hasConflicts: true }))).toContain('resolve-conflict')
      expect(allowedActions(roles(role), facts('received'))).not.toContain('resolve-conflict')
    }
    expect(allowedActions(roles('auditor', 'data-owner'), facts('received', { hasConflicts: true }))).toEqual([])
  })

  test('a data owner names readers where rows are kept for named people, and asks to erase what has ended', () => {
    const owner = facts('locked', { mayName: true, mayAskErasure: true })
    expect(allowedActions(roles('data-owner'), owner)).toEqual(['cancel', 'name-readers', 'request-erasure'])
    expect(allowedActions(roles('clerk', 'reviewer', 'auditor', 'administrator'), owner)).toEqual(['request-correction'])
    expect(allowedActions(roles('data-owner'), { ...owner, state: 'approved' })).not.toContain('request-erasure')
    expect(allowedActions(roles('data-owner'), { ...owner, state: 'erased' })).toEqual([])
  })

  test('a person with both roles approves one step at a time', () => {
    expect(approvingRole(roles('reviewer', 'data-owner'), facts('received'))).toBe('reviewer')
    expect(approvingRole(roles('reviewer', 'data-owner'), facts('approved'))).toBe('data-owner')
  })

  test('those who run the system or write forms see no record', () => {
    expect((['clerk', 'reviewer', 'data-owner', 'auditor'] as const).every((role) => mayRead(roles(role)))).toBe(true)
    expect((['administrator', 'form-author', 'publisher'] as const).some((role) => mayRead(roles(role)))).toBe(false)
    expect(mayCreate(roles('reviewer'))).toBe(false)
  })

  test('the inbox holds what waits for the role', () => {
    expect(inboxStates(roles('reviewer'))).toEqual(['received', 'in-review'])
    expect(inboxStates(roles('data-owner'))).toEqual(['approved', 'correction-requested'])
    expect(inboxStates(roles('clerk'))).toEqual([])
  })
})
