import { isJsonObject } from '../../lib/json.ts'
import { propertyPath } from '../../lib/record-path.ts'
import { constantsOf } from './check-choice.ts'
import { discriminatorOf } from './discriminator.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { fail, quiet, type Check } from './run.ts'
import { createSeen, joinSeen } from './seen.ts'

type Compile = (schema: Schema) => Check

/** A schema applied to the same value. Its evaluations count even when it fails: the whole has failed then, and needs no second issue. */
export const inPlace =
  (check: Check): Check =>
  (value, path, run, seen) => {
    const own = createSeen()
    const valid = check(value, path, run, own)
    joinSeen(seen, own)
    return valid
  }

function anyOf(branches: readonly Schema[], compile: Compile): Check {
  const checks = branches.map(compile)
  return (value, path, run, seen) => {
    let matched = false
    for (const check of checks) {
      const own = createSeen()
      if (!check(value, path, quiet(run), own)) continue
      matched = true
      joinSeen(seen, own)
    }
    return matched || fail(run, 'anyOf', path)
  }
}

function oneOf(branches: readonly Schema[], compile: Compile): Check {
  const checks = branches.map(compile)
  return (value, path, run, seen) => {
    let matched = 0
    for (const check of checks) {
      const own = createSeen()
      if (!check(value, path, quiet(run), own)) continue
      matched++
      joinSeen(seen, own)
    }
    return matched === 1 || fail(run, 'oneOf', path)
  }
}

/** `oneOf` whose branches a constant property tells apart: the issues are those of the chosen branch. */
function discriminated(branches: readonly Schema[], compile: Compile): Check | null {
  const discriminator = discriminatorOf(branches)
  if (discriminator === null) return null
  const checks = branches.map((branch) => inPlace(compile(branch)))
  return (value, path, run, seen) => {
    if (!isJsonObject(value)) return oneOf(branches, compile)(value, path, run, seen)
    if (!Object.hasOwn(value, discriminator.name)) return fail(run, 'required', propertyPath(path, discriminator.name))
    const check = checks[discriminator.values.findIndex((constant) => constant === value[discriminator.name])]
    return check === undefined
      ? fail(run, 'enum', propertyPath(path, discriminator.name), { allowed: discriminator.values })
      : check(value, path, run, seen)
  }
}

function conditional(schema: FullSchema, compile: Compile): Check[] {
  if (schema.if === undefined) return []
  const test = compile(schema.if)
  const [yes, no] = [schema.then, schema.else].map((part) => (part === undefined ? null : inPlace(compile(part))))
  return [
    (value, path, run, seen) => {
      const own = createSeen()
      const holds = test(value, path, quiet(run), own)
      if (holds) joinSeen(seen, own)
      const branch = holds ? yes : no
      return branch === null || branch === undefined || branch(value, path, run, seen)
    },
  ]
}

/** `allOf`, `anyOf`, `oneOf`, `not`, `if`. */
export function combinedChecks(schema: FullSchema, compile: Compile): Check[] {
  const checks: Check[] = (schema.allOf ?? []).map((part) => inPlace(compile(part)))
  if (schema.anyOf !== undefined) checks.push(anyOf(schema.anyOf, compile))
  if (schema.oneOf !== undefined && constantsOf(schema.oneOf) === null)
    checks.push(discriminated(schema.oneOf, compile) ?? oneOf(schema.oneOf, compile))
  if (schema.not !== undefined) {
    const check = compile(schema.not)
    checks.push((value, path, run) => !check(value, path, quiet(run), createSeen()) || fail(run, 'not', path))
  }
  return [...checks, ...conditional(schema, compile)]
}
