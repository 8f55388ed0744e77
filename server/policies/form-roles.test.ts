import { expect, test } from 'vitest'
import type { UnitId, UserId } from '#core/lib/ids.ts'
import type { Role } from '#core/protocol/session.ts'
import { formRoles } from './form-roles.ts'
import type { ReachingGrant } from './reader.ts'

const [city, department, commune] = ['city', 'department', 'commune'] as unknown as readonly [UnitId, UnitId, UnitId]

const grant = (role: Role, unitId: UnitId, formKey: string, more: Partial<ReachingGrant> = {}): ReachingGrant => ({
  role,
  unitId,
  formKey,
  reaches: unitId === city ? [city, department, commune] : [unitId],
  own: [unitId],
  ofAgency: false,
  ...more,
})
const rolesOf = (...grants: readonly ReachingGrant[]) =>
  [...formRoles({ userId: 'someone' as UserId, name: '', grants, tests: [] }, 'new-form', department)].toSorted()

test('whoever reviews or answers for records of the owning unit has a say in its new forms, too', () => {
  expect(rolesOf(grant('reviewer', department, 'another-form'))).toEqual(['reviewer'])
  expect(rolesOf(grant('data-owner', department, '*'))).toEqual(['data-owner'])
})

test('a grant elsewhere counts for its own form only, and where it reaches', () => {
  expect(rolesOf(grant('reviewer', city, 'another-form'))).toEqual([])
  expect(rolesOf(grant('reviewer', city, 'new-form'))).toEqual(['reviewer'])
  expect(rolesOf(grant('reviewer', commune, '*'))).toEqual([])
})

test('writing and publishing go by the form, and beyond one’s own units in the making agency alone', () => {
  expect(rolesOf(grant('form-author', department, 'another-form'))).toEqual([])
  expect(rolesOf(grant('form-author', commune, '*'))).toEqual([])
  expect(rolesOf(grant('form-author', commune, '*', { ofAgency: true }), grant('publisher', department, 'new-form'))).toEqual([
    'form-author',
    'publisher',
  ])
  expect(rolesOf(grant('clerk', department, '*'))).toEqual([])
})
