interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** The shortest decimal text of a double, which is what its author wrote, as an exact number. */
function toDecimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) }
}

const scaled = (value: Decimal, scale: number): bigint => value.digits * 10n ** BigInt(scale - value.scale)

/** Whether `value` is a multiple of `step` in decimal arithmetic: 0.07 is one of 0.01, though 0.07 / 0.01 is 7.000000000000001 in doubles. */
export function isMultipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value)) return false
  const [a, b] = [toDecimal(value), toDecimal(step)]
  const scale = Math.max(a.scale, b.scale)
  return scaled(a, scale) % scaled(b, scale) === 0n
}

/** Decimal places of a step: 0.01 → 2, 5 → 0. */
export const scaleOf = (step: number): number => Math.max(toDecimal(step).scale, 0)

/** `isMultipleOf` for one step. Whole steps and powers of ten, nearly all that forms have, need no exact arithmetic. */
export function multipleTest(step: number): (value: number) => boolean {
  if (Number.isSafeInteger(step)) return (value) => (Number.isSafeInteger(value) ? value % step === 0 : isMultipleOf(value, step))
  const factor = 10 ** scaleOf(step)
  if (factor > 1e9 || step !== 1 / factor) return (value) => isMultipleOf(value, step)
  return (value) => {
    const units = Math.round(value * factor)
    // Doubles of up to 15 digits are all distinct, and this division gives the nearest one.
    return Math.abs(units) < 1e15 ? units / factor === value : isMultipleOf(value, step)
  }
}
