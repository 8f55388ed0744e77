import type { FormIssue } from '#core/form/compiled-form.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { Reason } from '#core/record/draft.ts'

/** Why warnings were passed, by rule and place. */
export interface Reasons {
  text(ruleId: string, at: RecordPath): string
  set(reason: Reason): void
  /** The issue is a warning that nobody has given a reason for. */
  isMissing(issue: FormIssue): boolean
  all(): readonly Reason[]
}

export const ruleIdOf = (issue: FormIssue): string => (typeof issue.params['ruleId'] === 'string' ? issue.params['ruleId'] : issue.code)

export function createReasons(initial: readonly Reason[], onReason: (reason: Reason) => void): Reasons {
  const key = (ruleId: string, at: RecordPath) => `${ruleId} ${at}`
  const known = new Map(initial.map((reason) => [key(reason.ruleId, reason.at), reason]))
  return {
    text: (ruleId, at) => known.get(key(ruleId, at))?.text ?? '',
    set(reason) {
      if (reason.text.trim() === '') known.delete(key(reason.ruleId, reason.at))
      else known.set(key(reason.ruleId, reason.at), reason)
      onReason(reason)
    },
    isMissing: (issue) => issue.severity === 'warn' && !known.has(key(ruleIdOf(issue), issue.path)),
    all: () => [...known.values()],
  }
}
