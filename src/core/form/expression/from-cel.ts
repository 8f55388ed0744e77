import type { JsonValue } from '../../lib/json.ts'
import { isCelList, isCelMap, type CelValue } from './cel-value.ts'

/** A result as JSON; null for what JSON cannot hold. */
export function fromCel(value: CelValue): JsonValue {
  if (typeof value === 'bigint' || isCelMap(value)) return null // whole numbers that JSON can hold are numbers
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return isCelList(value) ? value.map(fromCel) : value
}
