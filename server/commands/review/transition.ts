import { issue } from '#core/lib/issue.ts'
import { err, type Result } from '#core/lib/result.ts'
import { ok } from '#core/lib/result.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import { nextState, type RecordState } from '#core/record/record-state.ts'

export type Decision = DecisionRequest['decision']

/**
 * The state that a decision leads to. Taking over changes the holder, not the state; while other corrections of the
 * record still wait, it stays `correction-requested`.
 */
export function decidedState(
  state: RecordState,
  decision: Decision,
  role: 'reviewer' | 'data-owner' | null,
  moreCorrections: boolean,
): Result<RecordState> {
  switch (decision.kind) {
    case 'take-over':
    case 'name-readers':
    case 'request-erasure':
    case 'give-up-files':
      return ok(state)
    case 'approve':
      return role === null
        ? err([issue('transition.refused', '', { from: state.kind, event: 'approve' })])
        : nextState(state, { kind: 'approve', role })
    case 'accept-correction':
    case 'refuse-correction': {
      const next = nextState(state, { kind: decision.kind })
      return next.ok && moreCorrections ? ok(state) : next
    }
    // Choosing a value is a revision like a clerk's; the remarks of a returned record still wait for an answer.
    case 'resolve-conflict':
      return decision.take === 'current' || state.kind === 'returned' ? ok(state) : nextState(state, { kind: 'revise' })
    case 'start-review':
    case 'return':
    case 'cancel':
      return nextState(state, { kind: decision.kind })
  }
}
