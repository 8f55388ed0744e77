import { describe, expect, test } from 'vitest'
import type { VersionState } from '#core/protocol/authoring.ts'
import type { Role } from '#core/protocol/session.ts'
import { allowedVersionActions, heldBackBy, mayWorkOnForm, type VersionFacts } from './version-policy.ts'

const facts = (state: VersionState, rest: Partial<VersionFacts> = {}): VersionFacts => ({
  state,
  isAuthor: false,
  isCurrent: true,
  isOpen: true,
  isVerified: false,
  hasOtherDraft: false,
  awaitsConsent: false,
  ...rest,
})
const roles = (...list: Role[]): ReadonlySet<Role> => new Set(list)

const table: readonly [Role, VersionState, string][] = [
  ['form-author', 'draft', 'save delete submit due comment assess test'],
  ['form-author', 'in-review', 'due withdraw comment assess test'],
  ['form-author', 'published', 'begin comment'],
  ['form-author', 'closing', 'begin'],
  ['form-author', 'closed', 'begin'],
  ['publisher', 'draft', 'due comment assess'],
  ['publisher', 'in-review', 'due return publish comment assess'],
  ['publisher', 'published', 'close comment'],
  ['publisher', 'closing', 'finish reopen'],
  ['publisher', 'closed', 'reopen'],
  ['reviewer', 'draft', 'comment'],
  ['reviewer', 'in-review', 'comment verify'],
  ['reviewer', 'published', 'comment verify'],
  ['reviewer', 'closing', ''],
  ['reviewer', 'closed', ''],
  ['data-owner', 'draft', 'comment assess'],
  ['data-owner', 'in-review', 'comment verify assess'],
  ['data-owner', 'published', 'comment verify'],
  ['data-owner', 'closing', ''],
  ['data-owner', 'closed', ''],
  ...(['clerk', 'auditor', 'administrator'] as const).flatMap((role) =>
    (['draft', 'in-review', 'published', 'closing', 'closed'] as const).map((state): [Role, VersionState, string] => [role, state, '']),
  ),
]

describe('what a role may do with a version of a form', () => {
  test.each(table)('%s on a %s version: %s', (role, state, expected) => {
    expect(allowedVersionActions(roles(role), facts(state)).join(' ')).toBe(expected)
  })

  test('who wrote it neither publishes, opens, verifies nor agrees to it, in whatever other role', () => {
    const all = roles('form-author', 'publisher', 'data-owner')
    const own = { isAuthor: true, awaitsConsent: false, isOpen: false }
    for (const action of ['publish', 'verify'] as const) {
      expect(allowedVersionActions(all, facts('in-review', own))).not.toContain(action)
      expect(heldBackBy(action, all, facts('in-review', own))).toBe('form.own')
    }
    expect(heldBackBy('reschedule', all, facts('published', own))).toBe('form.own')
    expect(heldBackBy('consent', all, facts('in-review', { ...own, awaitsConsent: true }))).toBe('form.own')
  })

  test('nothing that loses values is published before the data owner has agreed', () => {
    const losing = facts('in-review', { awaitsConsent: true })
    expect(allowedVersionActions(roles('publisher'), losing)).not.toContain('publish')
    expect(heldBackBy('publish', roles('publisher'), losing)).toBe('form.consent')
    expect(heldBackBy('publish', roles('reviewer'), losing)).toBeNull()
    expect(allowedVersionActions(roles('data-owner'), losing)).toContain('consent')
    expect(allowedVersionActions(roles('data-owner'), facts('in-review'))).not.toContain('consent')
  })

  test('an earlier version is brought back, the one in force is not; what waits for its day is opened otherwise', () => {
    expect(allowedVersionActions(roles('publisher'), facts('published', { isCurrent: false }))).toContain('bring-back')
    const waiting = allowedVersionActions(roles('publisher'), facts('published', { isCurrent: false, isOpen: false }))
    expect(waiting).toContain('reschedule')
    expect(waiting).not.toContain('bring-back')
  })

  test('one version at a time is being written, and what is verified is not verified again', () => {
    expect(allowedVersionActions(roles('form-author'), facts('published', { hasOtherDraft: true }))).not.toContain('begin')
    expect(allowedVersionActions(roles('reviewer'), facts('published', { isVerified: true }))).not.toContain('verify')
  })

  test('clerks, auditors and administrators do not see drafts', () => {
    expect((['form-author', 'publisher', 'reviewer', 'data-owner'] as const).every((role) => mayWorkOnForm(roles(role)))).toBe(true)
    expect((['clerk', 'auditor', 'administrator'] as const).some((role) => mayWorkOnForm(roles(role)))).toBe(false)
  })
})
