/** Digits of a PIN, least and most. */
export const PIN_LENGTH = { min: 4, max: 8 } as const

export type PinIssue = 'lock.pinDigits' | 'lock.pinEasy' | 'lock.pinDifferent'

/** What is wrong with a PIN that was typed twice: only digits, and none that a passer-by would try first. */
export function checkPin(pin: string, again: string): PinIssue | null {
  if (!new RegExp(`^\\d{${PIN_LENGTH.min},${PIN_LENGTH.max}}$`).test(pin)) return 'lock.pinDigits'
  const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])))
  const isRun = steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 0)
  if (isRun) return 'lock.pinEasy'
  return pin === again ? null : 'lock.pinDifferent'
}
