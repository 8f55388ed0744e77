import type { FullSchema } from './full-schema.ts'
import { formats } from './formats.ts'
import { spend, type Meter } from './meter.ts'
import { multipleTest, scaleOf } from './multiple-of.ts'
import { numberFormats } from './number-formats.ts'
import { compilePattern } from './pattern.ts'
import { allOf, fail, type Check } from './run.ts'

/** The numeric keywords. Params: `limit`; for `multipleOf` also `scale`, the decimal places allowed. */
export function numberChecks(schema: FullSchema): Check<number> | null {
  const checks: Check<number>[] = []
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf: step } = schema
  if (minimum !== undefined) checks.push((value, path, run) => value >= minimum || fail(run, 'minimum', path, { limit: minimum }))
  if (maximum !== undefined) checks.push((value, path, run) => value <= maximum || fail(run, 'maximum', path, { limit: maximum }))
  if (exclusiveMinimum !== undefined)
    checks.push((value, path, run) => value > exclusiveMinimum || fail(run, 'exclusiveMinimum', path, { limit: exclusiveMinimum }))
  if (exclusiveMaximum !== undefined)
    checks.push((value, path, run) => value < exclusiveMaximum || fail(run, 'exclusiveMaximum', path, { limit: exclusiveMaximum }))
  if (step !== undefined) {
    const isMultiple = multipleTest(step)
    const params = { limit: step, scale: scaleOf(step) }
    checks.push((value, path, run) => isMultiple(value) || fail(run, 'multipleOf', path, params))
  }
  const format = schema.format === undefined || !Object.hasOwn(numberFormats, schema.format) ? undefined : numberFormats[schema.format]
  if (format !== undefined)
    checks.push((value, path, run) => {
      const code = format(value)
      return code === null || fail(run, code, path)
    })
  return allOf(checks)
}

const unitsPerStep = 16

/** Length in code points, as JSON Schema counts: two halves that belong together are one. */
function codePoints(text: string, meter: Meter): number {
  spend(meter, text.length / unitsPerStep)
  let count = text.length
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00 || (text.charCodeAt(i - 1) & 0xfc00) !== 0xd800) continue
    count--
    i++
  }
  return count
}

/** A text has at most as many code points as code units, and at least half: counting is for the few in between, whatever the length. */
const hasAtLeast = (text: string, min: number, meter: Meter): boolean =>
  text.length >= min && (text.length >= 2 * min || codePoints(text, meter) >= min)
const hasAtMost = (text: string, max: number, meter: Meter): boolean =>
  text.length <= max || (text.length <= 2 * max && codePoints(text, meter) <= max)

/** No value of a format that is checked is nearly as long; so that nobody's text of 10 MB is ever matched. */
const maxFormatLength = 100_000
/** Values of formats are short, and then the check is one step like any other. */
const shortText = 100

/** The string keywords. Params: `limit`, `pattern`. */
export function stringChecks(schema: FullSchema, meter: Meter): Check<string> | null {
  const checks: Check<string>[] = []
  const { minLength, maxLength, pattern } = schema
  if (minLength !== undefined)
    checks.push((value, path, run) => hasAtLeast(value, minLength, meter) || fail(run, 'minLength', path, { limit: minLength }))
  if (maxLength !== undefined)
    checks.push((value, path, run) => hasAtMost(value, maxLength, meter) || fail(run, 'maxLength', path, { limit: maxLength }))
  if (pattern !== undefined) {
    const matches = compilePattern(pattern, meter)
    checks.push((value, path, run) => matches(value) || fail(run, 'pattern', path, { pattern }))
  }
  const name = schema.format ?? ''
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format !== undefined)
    checks.push((value, path, run) => {
      const isLong = value.length > maxFormatLength
      if (!isLong && value.length > shortText) spend(meter, value.length / 2)
      const code = isLong ? `format.${name}` : format(value, run)
      return code === null || fail(run, code, path)
    })
  return allOf(checks)
}
