/** A prime below 2^26, so that a square and a sum stay exact as a number. */
export const DIGEST_MODULUS = 67_108_859

/** As the server writes it, too: see `server/commands/sync/digest-of-scope.ts`. */
export const digestText = (count: number, sum: number, squares: number): string => `${count}.${sum}.${squares}`

/**
 * What a scope's records are, in a few digits: two that hold the same give the same. Each change of a record takes the scope's next
 * place, so the places of the records held say which they are and how new; a record that is missing, too many or old changes count,
 * sum or sum of squares.
 */
export function scopeDigest(seqs: Iterable<number>): string {
  let [count, sum, squares] = [0, 0, 0]
  for (const seq of seqs) {
    count++
    sum += seq
    squares = (squares + (seq % DIGEST_MODULUS) ** 2) % DIGEST_MODULUS
  }
  return digestText(count, sum, squares)
}
