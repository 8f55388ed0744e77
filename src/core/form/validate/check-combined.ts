import { isJsonObject } from '../../lib/json.ts'
import { propertyPath } from '../../lib/record-path.ts'
import { constantsOf } from './check-choice.ts'
import { discriminatorOf } from './discriminator.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { fail, quiet, type Check, type Compiler } from './run.ts'
import { backTo, markOf } from './seen.ts'

/** A branch that may fail without the whole failing: silent, and what it looked at counts only when it holds. */
const tried =
  (check: Check): Check =>
  (value, path, run, seen) => {
    if (seen === null) return check(value, path, quiet(run), null)
    const mark = markOf(seen)
    if (check(value, path, quiet(run), seen)) return true
    backTo(seen, mark)
    return false
  }

function anyOf(branches: readonly Schema[], compiler: Compiler): Check {
  const checks = branches.map((branch) => tried(compiler.compile(branch)))
  return (value, path, run, seen) => {
    let matched = false
    for (const check of checks) {
      if (check(value, path, run, seen)) matched = true
      if (matched && seen === null) return true
    }
    return matched || fail(run, 'anyOf', path)
  }
}

function oneOf(branches: readonly Schema[], compiler: Compiler): Check {
  const checks = branches.map((branch) => tried(compiler.compile(branch)))
  return (value, path, run, seen) => {
    let matched = 0
    for (const check of checks) if (check(value, path, run, seen)) matched++
    return matched === 1 || fail(run, 'oneOf', path)
  }
}

/** `oneOf` whose branches a constant property tells apart: the issues are those of the chosen branch. */
function discriminated(branches: readonly Schema[], compiler: Compiler): Check | null {
  const discriminator = discriminatorOf(branches)
  if (discriminator === null) return null
  const checks = branches.map(compiler.compile)
  const ofOthers = oneOf(branches, compiler)
  const { name, values } = discriminator
  return (value, path, run, seen) => {
    if (!isJsonObject(value)) return ofOthers(value, path, run, seen)
    if (!Object.hasOwn(value, name)) return fail(run, 'required', propertyPath(path, name))
    const check = checks[values.findIndex((constant) => constant === value[name])]
    return check === undefined ? fail(run, 'enum', propertyPath(path, name), { allowed: values }) : check(value, path, run, seen)
  }
}

function conditional(schema: FullSchema, compiler: Compiler): Check[] {
  if (schema.if === undefined) return []
  const test = tried(compiler.compile(schema.if))
  const [yes, no] = [schema.then, schema.else].map((part) => (part === undefined ? null : compiler.compile(part)))
  return [
    (value, path, run, seen) => {
      const branch = test(value, path, run, seen) ? yes : no
      return branch === null || branch === undefined || branch(value, path, run, seen)
    },
  ]
}

function not(schema: Schema, compiler: Compiler): Check {
  const check = compiler.compile(schema)
  return (value, path, run) => !check(value, path, quiet(run), null) || fail(run, 'not', path)
}

/** `allOf`, `anyOf`, `oneOf`, `not`, `if`. */
export function combinedChecks(schema: FullSchema, compiler: Compiler): Check[] {
  const checks: Check[] = (schema.allOf ?? []).map(compiler.compile)
  if (schema.anyOf !== undefined) checks.push(anyOf(schema.anyOf, compiler))
  if (schema.oneOf !== undefined && constantsOf(schema.oneOf) === null)
    checks.push(discriminated(schema.oneOf, compiler) ?? oneOf(schema.oneOf, compiler))
  if (schema.not !== undefined) checks.push(not(schema.not, compiler))
  return [...checks, ...conditional(schema, compiler)]
}
