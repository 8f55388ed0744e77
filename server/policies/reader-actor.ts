import type { Actor } from '../db/transaction.ts'
import { testKey } from '#core/form/test-key.ts'
import { rolesIn, type Reader, type ReachingGrant } from './reader.ts'
import type { UnitId } from '#core/lib/ids.ts'
import type { Role } from '#core/protocol/session.ts'

const recordRoles: ReadonlySet<Role> = new Set(['clerk', 'reviewer', 'data-owner', 'auditor'])

export const recordGrants = (reader: Reader): readonly ReachingGrant[] => reader.grants.filter((grant) => recordRoles.has(grant.role))

/** `<unit id>/<form key>` or `<unit id>/*` of the units whose own data owner the reader is. */
export const scopesAnsweredFor = (reader: Pick<Reader, 'grants'>): readonly string[] => [
  ...new Set(
    reader.grants
      .filter((grant) => grant.role === 'data-owner')
      .flatMap(({ own, formKey }) =>
        own.flatMap((unit) => (formKey === '*' ? [`${unit}/*`] : [`${unit}/${formKey}`, `${unit}/${testKey(formKey)}`])),
      ),
  ),
]

/** Whether the reader meets records of the form, in whatever unit. */
export const reachesRecords = (reader: Reader, formKey: string): boolean =>
  recordGrants(reader).some((grant) => grant.formKey === '*' || grant.formKey === formKey)

/**
 * How far row-level security lets the reader's transactions see: all units and all forms of their record roles.
 * Wider than the rights (units × forms), which the policies check first; it stops what a bug in them would let through.
 */
export function actorOf(reader: Reader): Actor {
  const grants = recordGrants(reader)
  const units = [...new Set(grants.flatMap((grant) => grant.reaches))]
  const keys = [...new Set(grants.map((grant) => grant.formKey))]
  return {
    userId: reader.userId,
    owned: scopesAnsweredFor(reader),
    units,
    tests: reader.tests.map(testKey),
    forms: keys.includes('*') ? '*' : keys.flatMap((key) => [key, testKey(key)]),
  }
}

/** The unit in whose chain the reader's accesses are written: that of the first record role. Null when there is none. */
export const homeUnit = (reader: Reader): UnitId | null => recordGrants(reader)[0]?.unitId ?? null

export const hasRole = (reader: Reader, unitId: UnitId, formKey: string, role: Role): boolean => rolesIn(reader, unitId, formKey).has(role)
