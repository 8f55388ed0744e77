import { realKey } from '#core/form/test-key.ts'
import type { UnitId } from '#core/lib/ids.ts'
import { reachedUnits } from '#core/protocol/reached-units.ts'
import type { Role, SessionMessage, UnitMessage } from '#core/protocol/session.ts'

const reaches = (session: SessionMessage, role: Role, formKey: string, unitId: UnitId): boolean =>
  session.grants.some(
    (grant) => grant.role === role && (grant.formKey === realKey(formKey) || grant.formKey === '*') && reachedUnits(grant).includes(unitId),
  )

/** The units for which this person may enter new records of the form, in the session's order. */
export const entryUnits = (session: SessionMessage, formKey: string): readonly UnitMessage[] =>
  session.units.filter((unit) => unit.closed !== true && reaches(session, 'clerk', formKey, unit.unitId))

export const isClerkOf = (session: SessionMessage, formKey: string, unitId: UnitId): boolean => reaches(session, 'clerk', formKey, unitId)

export const hasRole = (session: SessionMessage, ...roles: readonly Role[]): boolean =>
  session.grants.some((grant) => roles.includes(grant.role))

export const unitName = (session: SessionMessage, unitId: UnitId): string =>
  session.units.find((unit) => unit.unitId === unitId)?.name ?? ''
