/** Draws whole numbers; the same seed draws the same ones. */
export interface Random {
  /** A whole number from 0 to below `below`. */
  below(below: number): number
  pick<T>(list: readonly T[]): T | undefined
}

/** Mulberry32: small, and good enough for trying values. */
export function createRandom(seed: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) + 0x6d2b79f5) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % Math.max(1, limit)
  return { below, pick: (list) => list[below(list.length)] }
}
