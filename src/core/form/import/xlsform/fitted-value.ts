import { writeTerm } from '../../authoring/rules/write-cel.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { asNumber, asText, call, type Value } from './expression/value.ts'

/** The value as the field's schema holds it; null: it cannot. */
export function fittedValue(value: Value, schema: JsonSchema): string | null {
  const number = asNumber(value)
  switch (schema.type) {
    case 'integer':
      if (number === null) return null
      return writeTerm(number.isWhole ? number.term : call('int', number.term))
    case 'number':
      return number === null ? null : writeTerm(number.term)
    case 'boolean':
      return value.type === 'boolean' ? writeTerm(value.term) : null
    case 'string':
      return schema.format === undefined || ['date', 'date-time', 'text'].includes(value.type) ? writeTerm(asText(value)) : null
    case 'array':
      return value.type === 'choices' ? writeTerm(value.term) : null
    default:
      return null
  }
}
