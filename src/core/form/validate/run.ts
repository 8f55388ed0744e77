import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { Seen } from './seen.ts'

/** One validation. Without `report` only the verdict matters, and the first failure ends the check. */
export interface Run {
  readonly report: ((found: Issue) => void) | null
  /** See `FormContext.demo`. */
  readonly demo: boolean
}

/** A compiled schema: true when `value` satisfies it. Marks in `seen` which properties and items it has looked at. */
export type Check = (value: JsonValue, path: RecordPath, run: Run, seen: Seen) => boolean

/** Reports an issue; always false, so that a check can return it. */
export function fail(run: Run, code: string, path: RecordPath, params: Issue['params'] = {}): false {
  run.report?.(issue(code, path, params))
  return false
}

/** The same run without reporting: for `if`, `not`, and the branches of `anyOf` and `oneOf`. */
export const quiet = (run: Run): Run => (run.report === null ? run : { report: null, demo: run.demo })

/** Runs all checks (the clerk sees every issue at once), or up to the first failure when nobody listens. */
export function every(checks: readonly Check[], value: JsonValue, path: RecordPath, run: Run, seen: Seen): boolean {
  let valid = true
  for (const check of checks) {
    if (check(value, path, run, seen)) continue
    if (run.report === null) return false
    valid = false
  }
  return valid
}
