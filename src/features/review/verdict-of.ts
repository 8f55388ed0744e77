import type { RecordMessage } from '#core/protocol/records.ts'
import type { Decision } from '#workspace/use-decision.ts'
import type { Verdict } from './review-round.ts'

/** What a decision made of the record, or null when it was none that ends its review. */
export function verdictOf(decision: Decision, { summary: { recordId, title, state } }: RecordMessage): Verdict | null {
  switch (decision.kind) {
    case 'approve':
      return { recordId, title, outcome: state.kind === 'locked' ? 'locked' : 'approved' }
    case 'return':
      return { recordId, title, outcome: 'returned' }
    case 'cancel':
      return { recordId, title, outcome: 'cancelled' }
    case 'accept-correction':
    case 'refuse-correction':
      return { recordId, title, outcome: decision.kind }
    case 'start-review':
    case 'take-over':
    case 'resolve-conflict':
    case 'name-readers':
    case 'request-erasure':
    case 'give-up-files':
      return null
  }
}
