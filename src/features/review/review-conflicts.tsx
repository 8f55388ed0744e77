import { ConflictChoices, type ConflictChoice } from '#workspace/conflict-choices.tsx'
import type { Decide } from '#workspace/use-decision.ts'
import { valueOrigins } from '#workspace/value-origins.ts'
import type { ReviewedRecord } from './review-screen.tsx'

interface ReviewConflictsProps {
  readonly reviewed: ReviewedRecord
  readonly decision: Decide
  readonly onChanged: () => void
}

/** What people entered differently: nobody approves before it is chosen, so the reviewer may choose here. */
export function ReviewConflicts({ reviewed, decision, onChanged }: ReviewConflictsProps) {
  const { message, form, context } = reviewed
  const choose = async (choice: ConflictChoice) => {
    if ((await decision.decide({ kind: 'resolve-conflict', ...choice })) !== null) onChanged()
  }
  return (
    <ConflictChoices
      subject={{ form, context, values: message.values, conflicts: message.conflicts }}
      origins={valueOrigins(message.revisions, message.summary.authorName)}
      onChoose={message.actions.includes('resolve-conflict') ? (choice) => void choose(choice) : null}
      busy={decision.busy}
      error={null}
    />
  )
}
