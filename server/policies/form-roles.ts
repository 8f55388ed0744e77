import type { UnitId } from '#core/lib/ids.ts'
import type { Role } from '#core/protocol/session.ts'
import type { Reader } from './reader.ts'

/** The city's own roles in making forms: they hold for a form whichever unit it belongs to. */
const makers: ReadonlySet<Role> = new Set(['form-author', 'publisher'])
/** Of the unit that owns the form, and of those above it. */
const owners: ReadonlySet<Role> = new Set(['reviewer', 'data-owner'])

/** The roles in which the reader works on a form itself, not on its records. */
export const formRoles = (reader: Reader, formKey: string, department: UnitId | null): ReadonlySet<Role> =>
  new Set(
    reader.grants
      .filter((grant) => grant.formKey === '*' || grant.formKey === formKey)
      .filter((grant) => makers.has(grant.role) || (owners.has(grant.role) && department !== null && grant.reaches.includes(department)))
      .map((grant) => grant.role),
  )
