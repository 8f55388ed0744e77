import { must } from '#core/lib/assert.ts'

/** Repeatable randomness: the same seed invents the same city. Not for secrets. */
export interface Random {
  /** Both ends included. */
  int(from: number, to: number): number
  pick<T>(choices: readonly T[]): T
  /** True in `share` (0…1) of the cases. */
  chance(share: number): boolean
  digits(length: number): string
  bytes(length: number): Uint8Array
}

/** FNV-1a over the seed's text, then mulberry32 (public domain). */
export function seededRandom(seed: string): Random {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    int,
    pick: (choices) => must(choices[int(0, choices.length - 1)], 'there is something to pick from'),
    chance: (share) => next() < share,
    digits: (length) => Array.from({ length }, () => String(int(0, 9))).join(''),
    bytes: (length) => Uint8Array.from({ length }, () => int(0, 255)),
  }
}
