/** Rounds half away from zero; the factor makes good what binary doubles lose (1.005 is stored as 1.00499…). */
export function roundAt(value: number, scale: number): number {
  const factor = 10 ** scale
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + 2 ** -50))) / factor
  return Number.isFinite(rounded) ? rounded : value
}
