import type { UnitId } from '#core/lib/ids.ts'
import type { Reader } from './reader.ts'

/** Units whose people and devices the reader looks after: of all forms, because a device belongs to none. */
export const administeredUnits = (reader: Pick<Reader, 'grants'>): readonly UnitId[] => [
  ...new Set(reader.grants.filter(({ role, formKey }) => role === 'administrator' && formKey === '*').flatMap(({ reaches }) => reaches)),
]
