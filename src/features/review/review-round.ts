import { createContext, use } from 'react'
import { must } from '#core/lib/assert.ts'
import type { RecordId } from '#core/lib/ids.ts'

/** What became of a record by this person's decision. */
export interface Verdict {
  readonly recordId: RecordId
  readonly title: string
  readonly outcome: 'approved' | 'locked' | 'returned' | 'cancelled' | 'accept-correction' | 'refuse-correction'
}

/** One person's way through the inbox: what was decided last, and which records came next in it. */
export interface ReviewRound {
  /** A record was opened from the inbox, which stood in this order. */
  opened(order: readonly RecordId[]): void
  decided(verdict: Verdict): void
  /** The decision not yet told, with the records to go on with: those after it, then those before it. */
  last(): { readonly verdict: Verdict; readonly next: readonly RecordId[] } | null
  /** The decision was told. */
  told(): void
}

export function createReviewRound(): ReviewRound {
  let order: readonly RecordId[] = []
  let verdict: Verdict | null = null
  return {
    opened: (rows) => {
      order = rows
    },
    decided: (made) => {
      verdict = made
    },
    last: () => {
      if (verdict === null) return null
      const at = order.indexOf(verdict.recordId)
      return { verdict, next: at < 0 ? [] : [...order.slice(at + 1), ...order.slice(0, at).toReversed()] }
    },
    told: () => {
      verdict = null
    },
  }
}

export const ReviewRoundContext = createContext<ReviewRound | null>(null)

export const useReviewRound = (): ReviewRound => must(use(ReviewRoundContext), 'screens are mounted under ReviewRoundContext')
