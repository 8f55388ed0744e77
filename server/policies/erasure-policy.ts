import type { UnitId, UserId } from '#core/lib/ids.ts'
import { rolesIn, type Reader } from './reader.ts'
import { answersFor } from './row-access.ts'

/** Carrying out an erasure shows nothing of the record, so administrators of the unit may: many units have one data owner only. */
export const mayDecideErasure = (reader: Reader, unitId: UnitId, formKey: string): boolean =>
  answersFor(reader, unitId, formKey) || rolesIn(reader, unitId, formKey).has('administrator')

/** Four eyes: who asked may take the request back, and somebody else carries it out. */
export const isOwnErasure = (reader: Reader, erasure: { readonly requested_by: UserId }): boolean => erasure.requested_by === reader.userId

/** Units where the reader may carry out erasures, of some form. */
export const erasureUnits = (reader: Reader): readonly UnitId[] => [
  ...new Set(
    reader.grants.flatMap((grant) => (grant.role === 'administrator' ? grant.reaches : grant.role === 'data-owner' ? grant.own : [])),
  ),
]
