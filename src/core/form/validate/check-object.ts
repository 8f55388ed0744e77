import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { propertyPath, type RecordPath } from '../../lib/record-path.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { compilePattern } from './pattern.ts'
import { every, fail, type Check, type Run } from './run.ts'
import { createSeen, joinSeen, type Seen } from './seen.ts'

type Compile = (schema: Schema) => Check
type ObjectCheck = (value: JsonObject, path: RecordPath, run: Run, seen: Seen) => boolean

/** Row identities are checked by the repeat (`row-id`), not as a property among others. */
export const ROW_PROPERTY = '_row'

const onObjects =
  (check: ObjectCheck): Check =>
  (value, path, run, seen) =>
    !isJsonObject(value) || check(value, path, run, seen)

/** Checks the properties that `names` picks, one by one. */
const checkEach =
  (
    names: (value: JsonObject, seen: Seen) => readonly string[],
    check: (name: string, value: JsonObject, path: RecordPath, run: Run, seen: Seen) => boolean,
  ): ObjectCheck =>
  (value, path, run, seen) => {
    let valid = true
    for (const name of names(value, seen)) {
      if (check(name, value, path, run, seen)) continue
      if (run.report === null) return false
      valid = false
    }
    return valid
  }

const requireAll = (names: readonly string[]): ObjectCheck =>
  checkEach(
    () => names,
    (name, value, path, run) => Object.hasOwn(value, name) || fail(run, 'required', propertyPath(path, name)),
  )

/** Applies `check` to a property's value and notes that it was looked at. */
const applied = (check: Check, name: string, value: JsonObject, path: RecordPath, run: Run, seen: Seen): boolean => {
  seen.properties.add(name)
  return check(value[name] ?? null, propertyPath(path, name), run, createSeen())
}

function namedProperties(properties: Readonly<Record<string, Schema>>, compile: Compile): ObjectCheck {
  const checks = new Map(
    Object.entries(properties).map(([name, schema]) => [name, name === ROW_PROPERTY ? () => true : compile(schema)] as const),
  )
  return (value, path, run, seen) => {
    let valid = true
    for (const [name, check] of checks) {
      if (!Object.hasOwn(value, name) || applied(check, name, value, path, run, seen)) continue
      if (run.report === null) return false
      valid = false
    }
    return valid
  }
}

function otherProperties(schema: FullSchema, compile: Compile): ObjectCheck[] {
  const patterns = Object.entries(schema.patternProperties ?? {}).map(([pattern, part]) => ({
    matches: compilePattern(pattern),
    check: compile(part),
  }))
  const checks = patterns.map(({ matches, check }) =>
    checkEach(
      (value) => Object.keys(value).filter(matches),
      (name, value, path, run, seen) => applied(check, name, value, path, run, seen),
    ),
  )
  const rest = schema.additionalProperties
  if (rest === undefined) return checks
  const isNamed = (name: string): boolean => Object.hasOwn(schema.properties ?? {}, name) || patterns.some(({ matches }) => matches(name))
  return [...checks, remaining(rest, compile, (value) => Object.keys(value).filter((name) => !isNamed(name)))]
}

function remaining(rest: Schema, compile: Compile, names: (value: JsonObject, seen: Seen) => readonly string[]): ObjectCheck {
  if (rest === false) return checkEach(names, (name, _value, path, run) => fail(run, 'unknown-property', propertyPath(path, name)))
  const check = compile(rest)
  return checkEach(names, (name, value, path, run, seen) => applied(check, name, value, path, run, seen))
}

function dependencies(schema: FullSchema, compile: Compile): ObjectCheck[] {
  const required = Object.entries(schema.dependentRequired ?? {}).map(([name, names]) => ({ name, check: requireAll(names) }))
  const schemas = Object.entries(schema.dependentSchemas ?? {}).map(([name, part]) => {
    const check = compile(part)
    const inPlace: ObjectCheck = (value, path, run, seen) => {
      const own = createSeen()
      const valid = check(value, path, run, own)
      joinSeen(seen, own)
      return valid
    }
    return { name, check: inPlace }
  })
  return [...required, ...schemas].map(
    ({ name, check }): ObjectCheck =>
      (value, path, run, seen) =>
        !Object.hasOwn(value, name) || check(value, path, run, seen),
  )
}

function counts(schema: FullSchema): ObjectCheck[] {
  const { minProperties: min, maxProperties: max } = schema
  const checks: ObjectCheck[] = []
  if (min !== undefined)
    checks.push((value, path, run) => Object.keys(value).length >= min || fail(run, 'minProperties', path, { limit: min }))
  if (max !== undefined)
    checks.push((value, path, run) => Object.keys(value).length <= max || fail(run, 'maxProperties', path, { limit: max }))
  return checks
}

/** The object keywords but `unevaluatedProperties`, which comes after all others. */
export function objectChecks(schema: FullSchema, compile: Compile): Check[] {
  const checks: ObjectCheck[] = []
  if (schema.required !== undefined) checks.push(requireAll(schema.required.filter((name) => name !== ROW_PROPERTY)))
  if (schema.properties !== undefined) checks.push(namedProperties(schema.properties, compile))
  checks.push(...otherProperties(schema, compile), ...dependencies(schema, compile), ...counts(schema))
  const names = schema.propertyNames
  if (names !== undefined) {
    const check = compile(names)
    checks.push(
      checkEach(
        (value) => Object.keys(value),
        (name, _, path, run) =>
          check(name, path, { report: null, demo: run.demo }, createSeen()) || fail(run, 'property-name', propertyPath(path, name)),
      ),
    )
  }
  return checks.map(onObjects)
}

/** `unevaluatedProperties`: what no other keyword of this schema has looked at. */
export function unevaluatedPropertiesCheck(rest: Schema, compile: Compile): Check {
  const check = remaining(rest, compile, (value, seen) =>
    seen.allProperties ? [] : Object.keys(value).filter((name) => !seen.properties.has(name)),
  )
  return (value, path, run, seen) => {
    const valid = !isJsonObject(value) || every([onObjects(check)], value, path, run, seen)
    seen.allProperties = true
    return valid
  }
}
