import type { FormNode } from '../compiled-form.ts'
import { scaleOf } from '../../lib/numbers.ts'

/** A number within the field's limits and on its step; small ones first, so that sums stay small. */
export function sampleNumber(node: FormNode, seed: number, defaultStep: number): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, const: fixed } = node.schema
  if (typeof fixed === 'number') return fixed
  const step = multipleOf ?? defaultStep
  const low = Math.max(
    Math.ceil((minimum ?? 0) / step),
    exclusiveMinimum === undefined ? -Infinity : Math.floor(exclusiveMinimum / step) + 1,
  )
  const high = Math.min(
    Math.floor((maximum ?? Infinity) / step),
    exclusiveMaximum === undefined ? Infinity : Math.ceil(exclusiveMaximum / step) - 1,
  )
  const start = minimum === undefined && exclusiveMinimum === undefined ? Math.min(low, high) : low
  const steps = start + (seed % Math.max(1, Math.min(1000, high - start + 1)))
  // Rounded to the step's decimals: 3 × 0.1 is not 0.3.
  return Number((steps * step).toFixed(scaleOf(step)))
}
