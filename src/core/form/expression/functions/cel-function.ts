import type { CelValue, Frame } from '../cel-value.ts'

/**
 * A function of CEL: its signature as CEL writes it (`years(string, string): int`, `string.trim(): string`) and what it does.
 * Arguments have the types of the signature, the receiver first. Undefined: the result means nothing.
 */
export interface CelFunction {
  readonly signature: string
  /** Steps of one call, arguments aside, where it takes longer than an operator: some ten nanoseconds each. */
  readonly weight?: number
  /** Steps for a character of its arguments. */
  readonly perCharacter?: number
  /** It does not look at the items of a list. */
  readonly isBlind?: boolean
  readonly run: (args: readonly CelValue[], frame: Frame) => CelValue | undefined
}

export const textOf = (value: CelValue | undefined): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: CelValue | undefined): number => Number(value)
