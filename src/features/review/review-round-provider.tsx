import { useState, type ReactNode } from 'react'
import { createReviewRound, ReviewRoundContext } from './review-round.ts'

/** Mount it once for each person: the next one at this device is told nothing of it. */
export function ReviewRoundProvider({ children }: { readonly children: ReactNode }) {
  const [round] = useState(createReviewRound)
  return <ReviewRoundContext value={round}>{children}</ReviewRoundContext>
}
