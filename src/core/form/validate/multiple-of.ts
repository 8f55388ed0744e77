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
  if (!Number.isFinite(value) || Math.abs(value) > 1e21) return Number.isInteger(value / step)
  const [a, b] = [toDecimal(value), toDecimal(step)]
  const scale = Math.max(a.scale, b.scale, 0)
  return scaled(a, scale) % scaled(b, scale) === 0n
}

/** Decimal places of a step: 0.01 → 2, 5 → 0. */
export const scaleOf = (step: number): number => Math.max(toDecimal(step).scale, 0)
