import type { FormIssue } from '#core/form/compiled-form.ts'

/** What checking found; `message` stands for what only sending can find. */
export type CheckOutcome =
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly errors: number; readonly warnings: number }
  | { readonly kind: 'message'; readonly text: string }

/** What stops sending, counted for the foot of the form. */
export const countIssues = (blocking: readonly FormIssue[]): CheckOutcome => {
  const errors = blocking.filter((issue) => issue.severity === 'block').length
  return { kind: 'checked', errors, warnings: blocking.length - errors }
}
