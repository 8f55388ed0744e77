import type { CelValue, Frame } from '../cel-value.ts'

/**
 * A function of CEL: its signature as CEL writes it (`years(string, string): int`, `string.trim(): string`) and what it does.
 * Arguments have the types of the signature, the receiver first. Undefined: the result means nothing.
 */
export interface CelFunction {
  readonly signature: string
  readonly run: (args: readonly CelValue[], frame: Frame) => CelValue | undefined
}

export const textOf = (value: CelValue | undefined): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: CelValue | undefined): number => Number(value)
