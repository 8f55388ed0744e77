import type { Random } from './random.ts'

/** What happens to a record after it was entered. A step that would lie in the future does not happen, so recent records wait. */
export type StoryStep =
  | { readonly kind: 'change' }
  /** The second of two changes made on the same revision at the same field. */
  | { readonly kind: 'clashing-change' }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'start-review' }
  | { readonly kind: 'return' }
  | { readonly kind: 'approve'; readonly by: 'reviewer' | 'data-owner' }
  | { readonly kind: 'accept-correction' }
  | { readonly kind: 'refuse-correction' }
  | { readonly kind: 'cancel' }

const review: StoryStep = { kind: 'start-review' }
const change: StoryStep = { kind: 'change' }
const approve: StoryStep = { kind: 'approve', by: 'reviewer' }
const lock: StoryStep = { kind: 'approve', by: 'data-owner' }
const giveBack: StoryStep = { kind: 'return' }

/** Weight in parts of a hundred. */
const stories: readonly (readonly [weight: number, steps: readonly StoryStep[]])[] = [
  [10, []],
  [8, [review]],
  [10, [review, giveBack]],
  [8, [review, giveBack, change, approve, lock]],
  [14, [approve]],
  [33, [review, approve, lock]],
  [1, [approve, lock, { kind: 'cancel' }]],
  [4, [change, approve, lock]],
  [4, [approve, lock, change]],
  [3, [approve, lock, change, { kind: 'accept-correction' }]],
  [2, [approve, lock, change, { kind: 'refuse-correction' }]],
  [2, [{ kind: 'withdraw' }]],
  [1, [change, { kind: 'clashing-change' }]],
]

/** The newest records of an office stand in every state, most of them waiting, so that every inbox has something to show. */
const newestStories: readonly (readonly StoryStep[])[] = [
  [],
  [review],
  [review, giveBack],
  [approve],
  [],
  [change],
  [{ kind: 'withdraw' }],
  [approve, lock, change],
]

/** @param fromEnd 0 for the newest record of its form in the office */
export function pickStory(random: Random, fromEnd: number, bulk = false): readonly StoryStep[] {
  const waiting = newestStories[fromEnd]
  if (waiting) return waiting
  if (bulk && random.chance(0.96)) return []
  let left = random.int(
    1,
    stories.reduce((sum, [weight]) => sum + weight, 0),
  )
  for (const [weight, steps] of stories) {
    left -= weight
    if (left <= 0) return steps
  }
  return []
}
