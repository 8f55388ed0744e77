import { useGo } from '#workspace/go.tsx'
import type { Decide, Decision } from '#workspace/use-decision.ts'
import { useReviewRound } from './review-round.ts'
import { verdictOf } from './verdict-of.ts'

/** Decides, and goes back to the inbox, which tells it. */
export function useVerdict({ decide }: Decide): (wanted: Decision) => Promise<void> {
  const go = useGo()
  const round = useReviewRound()
  return async (wanted) => {
    const answer = await decide(wanted)
    if (answer === null) return
    const verdict = verdictOf(wanted, answer)
    if (verdict !== null) round.decided(verdict)
    go({ kind: 'review' })
  }
}
