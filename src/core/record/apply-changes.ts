import type { JsonObject } from '../lib/json.ts'
import { flattenValues, type FormShape, type Leaves } from './flatten-values.ts'
import type { Changes } from './operation.ts'
import { unflattenValues } from './unflatten-values.ts'

/**
 * The record after the changes, whatever stood there before: `applyChanges(form, a, diffValues(form, a, b))` equals `b`.
 * Never fails: paths that the form does not know become properties that the validator refuses.
 */
export function applyChanges(form: FormShape, base: JsonObject | null, changes: Changes): JsonObject {
  const leaves: Leaves = flattenValues(form, base)
  for (const [path, change] of Object.entries(changes)) {
    if (change.value === undefined) leaves.delete(path)
    else leaves.set(path, change.value)
  }
  return unflattenValues(leaves)
}
