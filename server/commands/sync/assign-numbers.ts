import type { CompiledForm, FormContext, FormNode } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { splitOf } from '#core/form/fixed-number-issues.ts'
import { valueAt } from '#core/form/node-values.ts'
import { isEqualJson } from '#core/form/validate/equal.ts'
import { numberedFields as numbered } from '#core/form/register-fields.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import type { Changes } from '#core/record/operation.ts'
import type { NumberSeries } from './batch-state.ts'

export const seriesOf = (form: CompiledForm): readonly string[] => [
  ...new Set(numbered(form).map((node) => node.settings.series ?? node.fieldId)),
]

/** The record with the numbers it has already, whatever the device sent at those places. */
export function keepAssigned(form: CompiledForm, values: JsonObject, assigned: Readonly<Record<RecordPath, string>>): JsonObject {
  const changes: Changes = Object.fromEntries(
    numbered(form).flatMap(({ path }) => {
      const value = assigned[path]
      return isEqualJson(value, valueAt(values, path)) ? [] : [[path, value === undefined ? {} : { value }]]
    }),
  )
  return Object.keys(changes).length === 0 ? values : applyChanges(form, values, changes)
}

export interface MissingNumber extends NumberSeries {
  readonly path: RecordPath
  readonly pattern: string
}

/** The numbered fields that are there for these values and have no number yet. */
export function missingNumbers(
  form: CompiledForm,
  values: JsonObject,
  assigned: Readonly<Record<RecordPath, string>>,
  context: FormContext,
): readonly MissingNumber[] {
  const open = numbered(form).filter((node) => assigned[node.path] === undefined)
  if (open.length === 0) return []
  const instance = open.every((node) => isAlways(form, node)) ? null : createInstance(form, values, context)
  return open
    .filter((node) => instance === null || instance.isPresent(node.path))
    .map((node) => ({
      path: node.path,
      series: node.settings.series ?? node.fieldId,
      split: splitOf(node.settings.by, values),
      pattern: node.settings.pattern ?? '{n}',
    }))
}

/** No condition on it, nor on anything around it: then the values need not be looked at. */
function isAlways(form: CompiledForm, node: FormNode): boolean {
  const parent = node.parent === null ? undefined : form.nodes[node.parent]
  return node.presence.some((all) => all.length === 0) && (parent === undefined || isAlways(form, parent))
}
