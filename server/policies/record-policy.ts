import type { Role } from '#core/protocol/session.ts'
import type { RecordStateKind } from '#core/record/record-state.ts'

/** What a person may do with a record, online or by an operation. */
export type RecordAction =
  | 'change'
  | 'withdraw'
  | 'request-correction'
  | 'start-review'
  | 'approve'
  | 'return'
  | 'accept-correction'
  | 'refuse-correction'
  | 'cancel'
  | 'take-over'
  | 'resolve-conflict'
  | 'name-readers'
  | 'request-erasure'
  | 'give-up-files'

export interface RecordFacts {
  readonly state: RecordStateKind
  /** The reader made the newest revision, or took the record over. */
  readonly isHolder: boolean
  /** Two values wait for a choice at some field: nobody may approve before it is made. */
  readonly hasConflicts: boolean
  /** The reader made the newest revision, or asked for the correction that waits: somebody else has to agree to it. */
  readonly isOwnWork: boolean
  /** Rows of the form are kept for named people, and the reader is the unit's own data owner. */
  readonly mayName: boolean
  /** The reader is the unit's own data owner, and no request to erase the record waits. */
  readonly mayAskErasure: boolean
  /** Files of the record, or of a correction of it, are not here yet: nobody can have looked at them. */
  readonly awaitsFiles: boolean
  /** Some of them only revisions keep aside: no change can take them out. */
  readonly awaitsAside: boolean
}

const readingRoles: readonly Role[] = ['clerk', 'reviewer', 'data-owner', 'auditor']

/** Reading a record is for those who work on it or audit it; authoring forms and running the system need no records. */
export const mayRead = (roles: ReadonlySet<Role>): boolean => readingRoles.some((role) => roles.has(role))

/** Entering new records. */
export const mayCreate = (roles: ReadonlySet<Role>): boolean => roles.has('clerk')

type Rule = readonly [action: RecordAction, role: Role, states: readonly RecordStateKind[], also?: (facts: RecordFacts) => boolean]

/** Before approval: nobody approves while two values wait. */
const open: readonly RecordStateKind[] = ['received', 'in-review', 'returned']
const mayAgree = (facts: RecordFacts): boolean => !facts.hasConflicts && !facts.isOwnWork && !facts.awaitsFiles

const rules: readonly Rule[] = [
  ['change', 'clerk', ['received', 'in-review', 'returned', 'approved']],
  ['withdraw', 'clerk', ['received', 'in-review', 'returned'], (facts) => facts.isHolder],
  ['take-over', 'clerk', ['returned'], (facts) => !facts.isHolder],
  ['resolve-conflict', 'clerk', open, (facts) => facts.hasConflicts],
  ['resolve-conflict', 'reviewer', open, (facts) => facts.hasConflicts],
  ['give-up-files', 'clerk', open, (facts) => facts.awaitsAside],
  ['give-up-files', 'reviewer', [...open, 'approved'], (facts) => facts.awaitsAside],
  ['give-up-files', 'data-owner', ['approved'], (facts) => facts.awaitsAside],
  ['request-correction', 'clerk', ['locked', 'correction-requested']],
  ['start-review', 'reviewer', ['received']],
  ['approve', 'reviewer', ['received', 'in-review'], mayAgree],
  ['return', 'reviewer', ['received', 'in-review', 'approved']],
  ['approve', 'data-owner', ['approved'], mayAgree],
  ['return', 'data-owner', ['approved']],
  ['cancel', 'data-owner', ['approved', 'locked']],
  ['accept-correction', 'data-owner', ['correction-requested'], (facts) => !facts.isOwnWork && !facts.awaitsFiles],
  ['refuse-correction', 'data-owner', ['correction-requested']],
  [
    'name-readers',
    'data-owner',
    ['received', 'in-review', 'returned', 'approved', 'locked', 'correction-requested', 'withdrawn', 'cancelled'],
    (facts) => facts.mayName,
  ],
  ['request-erasure', 'data-owner', ['locked', 'withdrawn', 'cancelled'], (facts) => facts.mayAskErasure],
]

const holds = ([, role, states, also]: Rule, roles: ReadonlySet<Role>, facts: RecordFacts): boolean =>
  roles.has(role) && states.includes(facts.state) && (also?.(facts) ?? true)

/** Everything the roles allow now, each action once. */
export const allowedActions = (roles: ReadonlySet<Role>, facts: RecordFacts): readonly RecordAction[] => [
  ...new Set(rules.filter((rule) => holds(rule, roles, facts)).map(([action]) => action)),
]

/** What the roles would allow if the record were not the reader's own work: four eyes see every approval. */
export const withheldActions = (roles: ReadonlySet<Role>, facts: RecordFacts): readonly RecordAction[] => {
  const allowed = allowedActions(roles, facts)
  return allowedActions(roles, { ...facts, isOwnWork: false }).filter((action) => !allowed.includes(action))
}

/** The role by which the reader approves: the data owner's approval locks. Null when neither may. */
export const approvingRole = (roles: ReadonlySet<Role>, facts: RecordFacts): 'reviewer' | 'data-owner' | null => {
  const rule = rules.find((candidate) => candidate[0] === 'approve' && holds(candidate, roles, facts))
  return rule?.[1] === 'reviewer' || rule?.[1] === 'data-owner' ? rule[1] : null
}

/** States that wait for somebody with these roles: the inbox. */
export const inboxStates = (roles: ReadonlySet<Role>): readonly RecordStateKind[] => [
  ...(roles.has('reviewer') ? (['received', 'in-review'] as const) : []),
  ...(roles.has('data-owner') ? (['approved', 'correction-requested'] as const) : []),
]
