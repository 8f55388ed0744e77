import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import type { Meter } from './meter.ts'
import type { Seen } from './seen.ts'

/** One validation. Without `report` only the verdict matters, and the first failure ends the check. */
export interface Run {
  readonly report: ((found: Issue) => void) | null
  /** See `FormContext.demo`. */
  readonly demo: boolean
}

/** A compiled schema: true when `value` satisfies it. Marks in `seen` (null: nobody asks) which properties and items it has looked at. */
export type Check<Value extends JsonValue = JsonValue> = (value: Value, path: RecordPath, run: Run, seen: Seen | null) => boolean

/** What the keywords of one schema need to be compiled. */
export interface Compiler {
  readonly compile: (schema: Schema) => Check
  /** The schema that references at last lead to. */
  readonly target: (schema: Schema) => Schema
  /** The check of what a reference of this schema names. */
  readonly reference: (schema: FullSchema, keyword: '$ref' | '$dynamicRef') => Check
  readonly meter: Meter
}

/** Reports an issue; always false, so that a check can return it. */
export function fail(run: Run, code: string, path: RecordPath, params: Issue['params'] = {}): false {
  run.report?.(issue(code, path, params))
  return false
}

const silent: Run = { report: null, demo: false }
const silentDemo: Run = { report: null, demo: true }

/** The same run without reporting: for `if`, `not`, and the branches of `anyOf` and `oneOf`. */
export const quiet = (run: Run): Run => (run.report === null ? run : run.demo ? silentDemo : silent)

/** One check out of several: all of them (the clerk sees every issue at once), or up to the first failure when nobody listens. Null for none. */
export function allOf<Value extends JsonValue>(checks: readonly Check<Value>[]): Check<Value> | null {
  const [first, second, ...rest] = checks
  if (first === undefined) return null
  if (second === undefined) return first
  if (rest.length === 0)
    return (value, path, run, seen) => {
      const valid = first(value, path, run, seen)
      return (valid || run.report !== null) && second(value, path, run, seen) && valid
    }
  return (value, path, run, seen) => {
    let valid = true
    for (const check of checks) {
      if (check(value, path, run, seen)) continue
      if (run.report === null) return false
      valid = false
    }
    return valid
  }
}
