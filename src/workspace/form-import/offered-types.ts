import { containerTypes, fieldTypeNames, type FieldTypeName } from '#core/form/field-settings.ts'

/** They need settings that no table has room for. */
const others: readonly FieldTypeName[] = [...containerTypes, 'island', 'record-ref', 'assigned-number', 'hidden', 'period']

/** Types that a field found in an import can be given instead. */
export const offeredTypes: readonly FieldTypeName[] = fieldTypeNames.filter((type) => !others.includes(type))
