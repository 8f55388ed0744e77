import type { Reason } from './draft.ts'

/** The reasons a revision is stored with: all that its author gave, and those of others that still answer a warning of its values. */
export const keptReasons = (given: readonly Reason[], answering: readonly Reason[]): readonly Reason[] => [
  ...given,
  ...answering.filter((reason) => !given.some((own) => own.ruleId === reason.ruleId && own.at === reason.at)),
]
