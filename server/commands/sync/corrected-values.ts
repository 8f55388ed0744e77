import type { CompiledForm } from '#core/form/compiled-form.ts'
import { valueAt } from '#core/form/node-values.ts'
import { isEqualJson } from '#core/form/validate/equal.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { templateOf } from '#core/lib/record-path.ts'
import type { Corrected } from '#core/protocol/push.ts'
import type { Changes } from '#core/record/operation.ts'

/**
 * What the outcome tells of computed values that came otherwise than they are; nothing when none did. A device that sends none is told of none.
 * @param right the record as the device had it, worked out here: what others changed meanwhile moves computed values too, and is no fault of its
 * @param values the record as it stands now, whose values are told
 */
export function correctedOf(
  form: CompiledForm,
  changes: Changes,
  right: JsonObject,
  values: JsonObject,
): { readonly corrected?: Corrected } {
  const corrected = Object.entries(changes).flatMap(([path, { value }]) => {
    if (form.byPath.get(templateOf(path))?.settings.computed !== true) return []
    const now = valueAt(values, path)
    return isEqualJson(value, valueAt(right, path)) ? [] : [[path, now === undefined ? {} : { value: now }] as const]
  })
  return corrected.length === 0 ? {} : { corrected: Object.fromEntries(corrected) }
}
