/** Thrown by a validation that has done enough, and caught where it began: `too-complex`. */
export class TooComplex extends Error {}

/**
 * What one validation may cost. A form of 3,000 fields takes some 10,000 steps; doubling references and nested choices over long lists
 * reach any number. Steps, not time: the same record must get the same answer on every machine.
 */
export const validationLimits = { steps: 1_000_000, depth: 500 } as const

/** Counts the steps of a validation. One step is one schema applied to one value, or work that takes about as long. */
export interface Meter {
  steps: number
  depth: number
}

/** A property that is listed, looked up and remembered takes as long as some steps. */
export const stepsPerProperty = 8

/** A property that is looked up because it must be there, whatever names the object has. */
export const stepsPerLookUp = 8

/** A property that the schema describes is looked up; its value takes steps of its own. */
export const stepsPerOwn = 2

export const createMeter = (): Meter => ({ steps: 0, depth: 0 })

export function spend(meter: Meter, steps: number): void {
  meter.steps += steps
  if (meter.steps > validationLimits.steps) throw new TooComplex()
}
