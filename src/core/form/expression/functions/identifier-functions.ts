import { checkPersonalId, personalIdSex, personalIdYear } from '../../../lib/personal-id.ts'
import { formats } from '../../validate/formats.ts'
import type { CelValue } from '../cel-value.ts'
import { textOf, type CelFunction } from './cel-function.ts'

/** Whether a text is of a format, by the same check as a field's. */
const valid = (name: string, format: string): CelFunction => ({
  signature: `valid_${name}(string): bool`,
  weight: 80,
  run: ([text], { context }) => formats[format]?.(textOf(text), { demo: context.demo }) === null,
})

/** Numbers with demonstration codes have a sex and a year as well; whether they are admitted is the field's affair. */
const ofPersonalId = (signature: string, read: (text: string) => CelValue): CelFunction => ({
  signature,
  weight: 40,
  run: ([text]) => (checkPersonalId(textOf(text), { demo: true }) === null ? read(textOf(text)) : undefined),
})

export const identifierFunctions: readonly CelFunction[] = [
  valid('personal_id', 'personal-id'),
  valid('tax_code', 'tax-code'),
  valid('phone', 'phone-vn'),
  valid('email', 'email'),
  valid('social_insurance', 'social-insurance'),
  valid('health_insurance', 'health-insurance'),
  valid('agency_code', 'agency-code'),
  valid('parcel_id', 'parcel-id'),
  valid('date', 'date'),
  ofPersonalId('personal_id_sex(string): string', personalIdSex),
  ofPersonalId('personal_id_year(string): int', personalIdYear),
]
