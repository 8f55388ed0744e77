import type { JsonValue } from '../../lib/json.ts'
import { isEqualJson } from './equal.ts'
import type { FullSchema, Schema } from './full-schema.ts'
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

const oneIn = (allowed: readonly JsonValue[]): Check => {
  const scalars = new Set<JsonValue>(allowed.filter((item) => typeof item !== 'object' || item === null))
  const others = allowed.filter((item) => typeof item === 'object' && item !== null)
  return (value, path, run) => scalars.has(value) || others.some((item) => isEqualJson(item, value)) || fail(run, 'enum', path, { allowed })
}

/** `const`, `enum`, and a `oneOf` of distinct constants as one choice. */
export function choiceChecks(schema: FullSchema): Check[] {
  const checks: Check[] = []
  const { const: constant, enum: allowed } = schema
  if (constant !== undefined)
    checks.push((value, path, run) => isEqualJson(constant, value) || fail(run, 'const', path, { allowed: constant }))
  if (allowed !== undefined) checks.push(oneIn(allowed))
  const constants = constantsOf(schema.oneOf)
  if (constants !== null) checks.push(oneIn(constants))
  return checks
}
