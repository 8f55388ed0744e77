import type { FormIssue } from '#core/form/compiled-form.ts'
import type { CheckProgress } from '#core/form/validate-record.ts'

/** What checking found; `message` stands for what only sending can find. */
export type CheckOutcome =
  | { readonly kind: 'unchecked' }
  /** `progress` is told of large forms only; whoever waits for those may stop. */
  | { readonly kind: 'checking'; readonly progress: CheckProgress | null }
  | { readonly kind: 'checked'; readonly errors: number; readonly warnings: number }
  | { readonly kind: 'message'; readonly text: string }

/** What stops sending, counted for the foot of the form. */
export const countIssues = (blocking: readonly FormIssue[]): CheckOutcome => {
  const errors = blocking.filter((issue) => issue.severity === 'block').length
  return { kind: 'checked', errors, warnings: blocking.length - errors }
}
