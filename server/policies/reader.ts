import type { UnitId, UserId } from '#core/lib/ids.ts'
import { isTestKey, realKey } from '#core/form/test-key.ts'
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
  /** Keys of forms of which the reader was named to try out a version that is not published. */
  readonly tests: readonly string[]
}

/** Test and training records (`birth-registration~test`) follow the rights of the form they rehearse, for those who take part. */
export const scopeFormKey = realKey

const isOf = (grant: ReachingGrant, formKey: string): boolean => grant.formKey === '*' || grant.formKey === scopeFormKey(formKey)

/** Whether somebody enters records of the form, in whatever unit. */
export const isClerkOf = ({ grants }: Reader, formKey: string): boolean =>
  grants.some((grant) => grant.role === 'clerk' && isOf(grant, formKey))

/** Test records are a matter of those who were named for the test, and of nobody else. */
export const takesPart = ({ tests }: Pick<Reader, 'tests'>, formKey: string): boolean =>
  !isTestKey(formKey) || tests.includes(realKey(formKey))

/** The roles in which the reader meets records of the scope: in a test those of the real form, when named. */
export const rolesIn = (reader: Reader, unitId: UnitId, formKey: string): ReadonlySet<Role> =>
  new Set(
    takesPart(reader, formKey)
      ? reader.grants.filter((grant) => isOf(grant, formKey) && grant.reaches.includes(unitId)).map((grant) => grant.role)
      : [],
  )
