import { issue, type Issue } from '../lib/issue.ts'
import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledForm } from './compiled-form.ts'
import { valueAt } from './node-values.ts'
import { numberedFields } from './register-fields.ts'

const textOf = (value: JsonValue | undefined): string => (value === undefined || value === null ? '' : String(value))

/** The book that a number is counted in: the texts of the values at the template paths `by`. */
export const splitOf = (by: readonly RecordPath[] | undefined, values: JsonObject): readonly string[] =>
  (by ?? []).map((path) => textOf(valueAt(values, path)))

/**
 * A number stands in the book of the values that it was counted by, so those stay: `number.fixed` {number} at each that is
 * another one in `after`. Who wrote the wrong court takes the record back, with a reason, and makes a new one.
 */
export function fixedNumberIssues(
  form: Pick<CompiledForm, 'nodes'>,
  assigned: Readonly<Record<RecordPath, string>>,
  before: JsonObject,
  after: JsonObject,
): readonly Issue[] {
  const issues = numberedFields(form).flatMap((node) => {
    const number = assigned[node.path]
    if (number === undefined) return []
    return (node.settings.by ?? [])
      .filter((path) => textOf(valueAt(before, path)) !== textOf(valueAt(after, path)))
      .map((path) => issue('number.fixed', path, { number }))
  })
  return [...new Map(issues.map((each) => [each.path, each])).values()]
}
