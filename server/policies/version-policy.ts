import type { VersionAction, VersionState } from '#core/protocol/authoring.ts'
import type { Role } from '#core/protocol/session.ts'

export interface VersionFacts {
  readonly state: VersionState
  /** The reader saved its text, or sent it to review. */
  readonly isAuthor: boolean
  /** It has opened, and no version opened later. */
  readonly isCurrent: boolean
  /** It takes, or took, new records everywhere. */
  readonly isOpen: boolean
  readonly isVerified: boolean
  /** Another version of the form is a draft or in review. */
  readonly hasOtherDraft: boolean
  /** It loses values of stored records, and nobody has agreed to that yet. */
  readonly awaitsConsent: boolean
}

type Rule = readonly [action: VersionAction, role: Role, states: readonly VersionState[], also?: (facts: VersionFacts) => boolean]

const unpublished: readonly VersionState[] = ['draft', 'in-review']
const read: readonly VersionState[] = ['draft', 'in-review', 'published']
const others = (facts: VersionFacts): boolean => !facts.isAuthor

/** Authors and publishers by form; reviewers and data owners of the unit that owns the form. */
const rules: readonly Rule[] = [
  ['save', 'form-author', ['draft']],
  ['delete', 'form-author', ['draft']],
  ['submit', 'form-author', ['draft']],
  ['due', 'form-author', unpublished],
  ['withdraw', 'form-author', ['in-review']],
  ['begin', 'form-author', ['published', 'closing', 'closed'], (facts) => !facts.hasOtherDraft],
  ['due', 'publisher', unpublished],
  ['return', 'publisher', ['in-review']],
  ['publish', 'publisher', ['in-review'], (facts) => others(facts) && !facts.awaitsConsent],
  ['reschedule', 'publisher', ['published'], (facts) => others(facts) && !facts.isOpen],
  ['bring-back', 'publisher', ['published'], (facts) => facts.isOpen && !facts.isCurrent],
  ['close', 'publisher', ['published']],
  ['finish', 'publisher', ['closing']],
  ['reopen', 'publisher', ['closing', 'closed']],
  ['comment', 'form-author', read],
  ['comment', 'publisher', read],
  ['comment', 'reviewer', read],
  ['comment', 'data-owner', read],
  ['verify', 'reviewer', ['in-review', 'published'], (facts) => others(facts) && !facts.isVerified],
  ['verify', 'data-owner', ['in-review', 'published'], (facts) => others(facts) && !facts.isVerified],
  ['consent', 'data-owner', ['in-review'], (facts) => others(facts) && facts.awaitsConsent],
  ['assess', 'form-author', unpublished],
  ['assess', 'publisher', unpublished],
  ['assess', 'data-owner', unpublished],
  ['test', 'form-author', unpublished],
]

const holds = ([, role, states, also]: Rule, roles: ReadonlySet<Role>, facts: VersionFacts): boolean =>
  roles.has(role) && states.includes(facts.state) && (also?.(facts) ?? true)

/** Everything that the roles allow now, each action once. */
export const allowedVersionActions = (roles: ReadonlySet<Role>, facts: VersionFacts): readonly VersionAction[] => [
  ...new Set(rules.filter((rule) => holds(rule, roles, facts)).map(([action]) => action)),
]

/** Why an action is not allowed, when the reader's role is not what is missing: their own work, or the consent of who answers for the data. */
export function heldBackBy(action: VersionAction, roles: ReadonlySet<Role>, facts: VersionFacts): 'form.own' | 'form.consent' | null {
  const allows = (changed: Partial<VersionFacts>): boolean => allowedVersionActions(roles, { ...facts, ...changed }).includes(action)
  if (allows({})) return null
  if (facts.isAuthor && allows({ isAuthor: false, awaitsConsent: action === 'consent' })) return 'form.own'
  return facts.awaitsConsent && allows({ awaitsConsent: false }) ? 'form.consent' : null
}

const workingRoles: readonly Role[] = ['form-author', 'publisher', 'reviewer', 'data-owner']

/** Seeing drafts, notes and remarks of a form. */
export const mayWorkOnForm = (roles: ReadonlySet<Role>): boolean => workingRoles.some((role) => roles.has(role))
