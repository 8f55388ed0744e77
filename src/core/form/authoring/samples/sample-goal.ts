import type { JsonValue } from '../../../lib/json.ts'
import type { RecordPath } from '../../../lib/record-path.ts'

/** Something in a form that a sample reaches or does not. Paths are template paths. */
export type SampleGoal =
  /** The field has a value. */
  | { readonly kind: 'filled'; readonly path: RecordPath }
  /** The field's own condition holds, or does not. */
  | { readonly kind: 'presence'; readonly path: RecordPath; readonly is: boolean }
  /** The check passes, or fails, at some place. */
  | { readonly kind: 'rule'; readonly id: string; readonly passes: boolean }
  /** The choice is chosen. */
  | { readonly kind: 'choice'; readonly path: RecordPath; readonly value: JsonValue }

export const goalKey = (goal: SampleGoal): string => JSON.stringify(goal)
