import { choice } from './choice.ts'
import type { FieldType } from './field-type.ts'

/** A province or a commune: a code of a list, told apart because its control searches thousands without diacritics. */
export const adminUnit: FieldType = { ...choice, name: 'admin-unit' }
