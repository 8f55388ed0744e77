/** Whole numbers below are what they are at six decimal places, too. */
const exactWhole = 2 ** 28

/** Raising to a power takes as long as all else here. */
const powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]

/** Rounds half away from zero; the factor makes good what binary doubles lose (1.005 is stored as 1.00499…). */
export function roundAt(value: number, scale: number): number {
  if (Number.isInteger(value) && Math.abs(value) < exactWhole) return value
  const factor = powers[scale] ?? 10 ** scale
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + 2 ** -50))) / factor
  return Number.isFinite(rounded) ? rounded : value
}
