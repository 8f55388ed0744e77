import type { UnitId } from '#core/lib/ids.ts'
import type { Role } from '#core/protocol/session.ts'
import type { ReachingGrant, Reader } from './reader.ts'

/** Of the agency they hold for a form whichever unit it belongs to; granted elsewhere, for the forms of the units below. */
const makers: ReadonlySet<Role> = new Set(['form-author', 'publisher'])
/** Of the unit that owns the form, and of those above it. */
const owners: ReadonlySet<Role> = new Set(['reviewer', 'data-owner'])

const reachesIt = ({ reaches }: ReachingGrant, department: UnitId | null): boolean => department !== null && reaches.includes(department)

/**
 * The roles in which the reader works on a form itself, not on its records. Whoever answers for records of the owning unit itself has a say
 * in each of its forms: of a new one nobody has a grant yet.
 */
export const formRoles = (reader: Reader, formKey: string, department: UnitId | null): ReadonlySet<Role> =>
  new Set(
    reader.grants
      .filter((grant) => {
        const isOfForm = grant.formKey === '*' || grant.formKey === formKey
        if (makers.has(grant.role)) return isOfForm && (grant.ofAgency || reachesIt(grant, department))
        if (!owners.has(grant.role) || department === null) return false
        return grant.own.includes(department) || (isOfForm && reachesIt(grant, department))
      })
      .map((grant) => grant.role),
  )
