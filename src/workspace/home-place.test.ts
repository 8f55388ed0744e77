import { expect, test } from 'vitest'
import type { Role, SessionMessage } from '#core/protocol/session.ts'
import { homePlace } from './home-place.ts'

const sessionOf = (...roles: readonly Role[]): SessionMessage =>
  // Only the grants are looked at.
  ({ grants: roles.map((role) => ({ role, unitId: 'u', formKey: '*' })) }) as unknown as SessionMessage

test.each([
  [['clerk'], 'forms'],
  [['clerk', 'reviewer'], 'forms'],
  [['reviewer'], 'review'],
  [['data-owner'], 'review'],
  [['administrator'], 'review'],
  [['auditor'], 'records'],
  [['form-author'], 'form-versions'],
  [['publisher', 'reviewer'], 'form-versions'],
  [['clerk', 'publisher'], 'forms'],
] as const)('%j begins at %s', (roles, place) => {
  expect(homePlace(sessionOf(...roles)).kind).toBe(place)
})
