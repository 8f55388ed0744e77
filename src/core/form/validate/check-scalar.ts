import type { FullSchema } from './full-schema.ts'
import { formats } from './formats.ts'
import { isMultipleOf, scaleOf } from './multiple-of.ts'
import { compilePattern } from './pattern.ts'
import { fail, type Check } from './run.ts'

type NumberTest = readonly [
  keyword: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum',
  passes: (value: number, limit: number) => boolean,
]

const limits: readonly NumberTest[] = [
  ['minimum', (value, limit) => value >= limit],
  ['maximum', (value, limit) => value <= limit],
  ['exclusiveMinimum', (value, limit) => value > limit],
  ['exclusiveMaximum', (value, limit) => value < limit],
]

/** The numeric keywords. Params: `limit`; for `multipleOf` also `scale`, the decimal places allowed. */
export function numberChecks(schema: FullSchema): Check[] {
  const checks: Check[] = []
  for (const [keyword, passes] of limits) {
    const limit = schema[keyword]
    if (limit === undefined) continue
    checks.push((value, path, run) => typeof value !== 'number' || passes(value, limit) || fail(run, keyword, path, { limit }))
  }
  const step = schema.multipleOf
  if (step !== undefined) {
    const params = { limit: step, scale: scaleOf(step) }
    checks.push((value, path, run) => typeof value !== 'number' || isMultipleOf(value, step) || fail(run, 'multipleOf', path, params))
  }
  return checks
}

/** Length in code points, as JSON Schema counts. */
function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** The string keywords. Params: `limit`, `pattern`. */
export function stringChecks(schema: FullSchema): Check[] {
  const checks: Check[] = []
  const { minLength, maxLength, pattern } = schema
  if (minLength !== undefined)
    checks.push(
      (value, path, run) =>
        typeof value !== 'string' || codePoints(value) >= minLength || fail(run, 'minLength', path, { limit: minLength }),
    )
  if (maxLength !== undefined)
    checks.push(
      (value, path, run) =>
        typeof value !== 'string' || codePoints(value) <= maxLength || fail(run, 'maxLength', path, { limit: maxLength }),
    )
  if (pattern !== undefined) {
    const matches = compilePattern(pattern)
    checks.push((value, path, run) => typeof value !== 'string' || matches(value) || fail(run, 'pattern', path, { pattern }))
  }
  const format = schema.format === undefined || !Object.hasOwn(formats, schema.format) ? undefined : formats[schema.format]
  if (format !== undefined) {
    checks.push((value, path, run) => {
      const code = typeof value === 'string' ? format(value, run) : null
      return code === null || fail(run, code, path)
    })
  }
  return checks
}
