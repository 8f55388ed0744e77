import type { Random } from './random.ts'

/** `count` days within the last `within`, as "days ago", oldest first; more in the recent weeks, so that inboxes are not empty. */
export const spread = (count: number, within: number, random: Random): readonly number[] =>
  Array.from({ length: count }, () => Math.max(1, Math.round((within * random.int(0, 1000) * random.int(300, 1000)) / 1_000_000))).toSorted(
    (a, b) => b - a,
  )
