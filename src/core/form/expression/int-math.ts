/** A whole number of CEL (64 bits): a number while it is safe, a `bigint` beyond. Undefined: it overflows. */
export type Int = number | bigint

const [least, greatest] = [-(2n ** 63n), 2n ** 63n - 1n]

/** The one form of a value, so that equal ones are `===`. */
export function toInt(value: Int): Int | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : undefined
  if (value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER) return Number(value)
  return value >= least && value <= greatest ? value : undefined
}

/** A whole number as a double holds it; undefined for what is none, or infinite. */
export const wholeOf = (value: number): Int | undefined => (Number.isInteger(value) ? toInt(BigInt(value)) : undefined)

export function addInt(a: Int, b: Int): Int | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return toInt(BigInt(a) + BigInt(b))
}

export function subtractInt(a: Int, b: Int): Int | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return toInt(BigInt(a) - BigInt(b))
}

export function multiplyInt(a: Int, b: Int): Int | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product + 0
  }
  return toInt(BigInt(a) * BigInt(b))
}

/** Drops the remainder; undefined for a division by zero. */
export function divideInt(a: Int, b: Int): Int | undefined {
  if (b === 0) return undefined
  if (typeof a === 'number' && typeof b === 'number') return (a - (a % b)) / b + 0
  return toInt(BigInt(a) / BigInt(b))
}

export function moduloInt(a: Int, b: Int): Int | undefined {
  if (b === 0) return undefined
  if (typeof a === 'number' && typeof b === 'number') return (a % b) + 0
  return toInt(BigInt(a) % BigInt(b))
}
