import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { isEqualJson } from './equal.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { spend, stepsPerProperty, type Meter } from './meter.ts'
import { fail, type Check } from './run.ts'

const annotations = new Set(['const', 'title', 'description', 'x-phieu', 'deprecated', '$comment'])

/** The values of a `oneOf` that only lists constants, which is how an inline choice is written; otherwise null. */
export function constantsOf(branches: readonly Schema[] | undefined): readonly JsonValue[] | null {
  if (branches === undefined || branches.length === 0) return null
  const values: JsonValue[] = []
  for (const branch of branches) {
    if (typeof branch === 'boolean' || branch.const === undefined) return null
    if (Object.keys(branch).some((keyword) => !annotations.has(keyword))) return null
    if (values.some((value) => isEqualJson(value, branch.const))) return null // given twice it matches two branches
    values.push(branch.const)
  }
  return values
}

/** `isEqualJson`, counting what it looks at: a value may be held against thousands of constants, and each may be long. */
function isEqualCounted(a: JsonValue, b: JsonValue, meter: Meter): boolean {
  spend(meter, 1)
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item: JsonValue, i) => isEqualCounted(item, b[i] as JsonValue, meter)) // of the same length
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const names = Object.keys(a)
  spend(meter, (1 + names.length) * stepsPerProperty)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isEqualCounted(a[name] ?? null, b[name] ?? null, meter))
  )
}

const oneIn = (allowed: readonly JsonValue[], meter: Meter): Check => {
  const scalars = new Set<JsonValue>(allowed.filter((item) => typeof item !== 'object' || item === null))
  const others = allowed.filter((item) => typeof item === 'object' && item !== null)
  const isOther = (value: JsonValue): boolean =>
    typeof value === 'object' && value !== null && others.some((item) => isEqualCounted(item, value, meter))
  return (value, path, run) => scalars.has(value) || isOther(value) || fail(run, 'enum', path, { allowed })
}

/** `const`, `enum`, and a `oneOf` of distinct constants as one choice. */
export function choiceChecks(schema: FullSchema, meter: Meter): Check[] {
  const checks: Check[] = []
  const { const: constant, enum: allowed } = schema
  if (constant !== undefined)
    checks.push((value, path, run) => isEqualCounted(constant, value, meter) || fail(run, 'const', path, { allowed: constant }))
  if (allowed !== undefined) checks.push(oneIn(allowed, meter))
  const constants = constantsOf(schema.oneOf)
  if (constants !== null) checks.push(oneIn(constants, meter))
  return checks
}
