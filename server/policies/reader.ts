import type { UnitId, UserId } from '#core/lib/ids.ts'
import { realKey } from '#core/form/test-key.ts'
import type { Role } from '#core/protocol/session.ts'

/** A grant with the units it reaches: its own and all below it in the unit tree. */
export interface ReachingGrant {
  readonly role: Role
  readonly unitId: UnitId
  /** One form, or `*`. */
  readonly formKey: string
  readonly reaches: readonly UnitId[]
  /** Of these its own: the unit itself and those merged into it, not those below. */
  readonly own: readonly UnitId[]
  /** Granted in the agency that makes the forms of all departments. */
  readonly ofAgency: boolean
}

/** The person behind a request, with everything that policies ask about. */
export interface Reader {
  readonly userId: UserId
  readonly name: string
  readonly grants: readonly ReachingGrant[]
}

/** Test and training records (`birth-registration~test`) follow the rights of the form they rehearse. */
export const scopeFormKey = realKey

/** Whether somebody enters records of the form, in whatever unit. */
export const isClerkOf = ({ grants }: Reader, formKey: string): boolean =>
  grants.some((grant) => grant.role === 'clerk' && (grant.formKey === '*' || grant.formKey === formKey))

export const rolesIn = (reader: Reader, unitId: UnitId, formKey: string): ReadonlySet<Role> =>
  new Set(
    reader.grants
      .filter((grant) => (grant.formKey === '*' || grant.formKey === scopeFormKey(formKey)) && grant.reaches.includes(unitId))
      .map((grant) => grant.role),
  )
